/** {@code hookline dev}: a real Temporal server for one developer, and a worker on it. */
@NullMarked
package dev.hookline.cli.dev;

import org.jspecify.annotations.NullMarked;
