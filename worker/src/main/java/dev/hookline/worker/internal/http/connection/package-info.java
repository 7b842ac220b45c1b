/**
 * Connections to endpoints: which addresses may be called, and which connections may be reused. A
 * connection that carried anything unsolicited is closed.
 */
@NullMarked
package dev.hookline.worker.internal.http.connection;

import org.jspecify.annotations.NullMarked;
