/** Asks the server for its records of executions, patiently where it is busy. */
@NullMarked
package dev.hookline.operate.internal.server;

import org.jspecify.annotations.NullMarked;
