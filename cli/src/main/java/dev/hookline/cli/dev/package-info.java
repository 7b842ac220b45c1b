/** {@code hookline dev}: a real Temporal server for development, with a worker. */
@NullMarked
package dev.hookline.cli.dev;

import org.jspecify.annotations.NullMarked;
