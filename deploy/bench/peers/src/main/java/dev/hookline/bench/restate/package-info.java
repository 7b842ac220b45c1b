/** The same event on Restate. */
@NullMarked
package dev.hookline.bench.restate;

import org.jspecify.annotations.NullMarked;
