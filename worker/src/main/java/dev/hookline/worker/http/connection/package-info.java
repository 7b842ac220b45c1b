/**
 * How requests get to endpoints: which addresses may be connected to, and which connections may be
 * used again. A connection that carried anything unasked for is closed.
 */
@NullMarked
package dev.hookline.worker.http.connection;

import org.jspecify.annotations.NullMarked;
