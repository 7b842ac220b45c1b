/** The same event on Restate. */
@NullMarked
package dev.hookline.verification.bench.restate;

import org.jspecify.annotations.NullMarked;
