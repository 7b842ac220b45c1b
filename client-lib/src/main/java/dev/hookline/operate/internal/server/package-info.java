/** Reads the server's records of executions, and retries while it is busy. */
@NullMarked
package dev.hookline.operate.internal.server;

import org.jspecify.annotations.NullMarked;
