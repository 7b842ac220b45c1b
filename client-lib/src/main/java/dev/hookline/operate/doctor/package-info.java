/**
 * What Hookline stands on, looked at: connection, server, namespace, workers, each with its fix.
 */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.doctor;
