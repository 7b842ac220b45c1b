/** Starts servers, workers and contestants, and runs them in turn. */
@NullMarked
package dev.hookline.verification.bench.run;

import org.jspecify.annotations.NullMarked;
