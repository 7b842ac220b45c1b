/** Measurements: latencies, CPU time, memory, history length. */
@NullMarked
package dev.hookline.verification.figures;

import org.jspecify.annotations.NullMarked;
