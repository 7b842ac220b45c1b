/** The connection to a Temporal server, and the server's report of its status. */
@NullMarked
package dev.hookline.connect;

import org.jspecify.annotations.NullMarked;
