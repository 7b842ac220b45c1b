/** The connection to a Temporal server and its status. */
@NullMarked
package dev.hookline.connect;

import org.jspecify.annotations.NullMarked;
