/** Whose code the CPU time of profiled programs is spent in. */
@NullMarked
package dev.hookline.verification.bench.profile;

import org.jspecify.annotations.NullMarked;
