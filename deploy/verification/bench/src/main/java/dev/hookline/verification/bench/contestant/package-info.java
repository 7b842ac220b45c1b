/**
 * The systems under comparison: each sends events in its own process, on commands from standard
 * input.
 */
@NullMarked
package dev.hookline.verification.bench.contestant;

import org.jspecify.annotations.NullMarked;
