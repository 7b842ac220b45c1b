/** Starts servers, workers and contestants, and lets them run in turn. */
@NullMarked
package dev.hookline.verification.bench.run;

import org.jspecify.annotations.NullMarked;
