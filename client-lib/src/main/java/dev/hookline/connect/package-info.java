/** The connection to a Temporal server, and what the server says of itself. */
@NullMarked
package dev.hookline.connect;

import org.jspecify.annotations.NullMarked;
