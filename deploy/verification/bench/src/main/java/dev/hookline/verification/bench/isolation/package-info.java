/** Measures how much one endpoint that hangs takes from the others. */
@NullMarked
package dev.hookline.verification.bench.isolation;

import org.jspecify.annotations.NullMarked;
