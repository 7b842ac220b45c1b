/**
 * Checks what Hookline depends on: connection, server, namespace, workers. Each finding has its
 * fix.
 */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.doctor;
