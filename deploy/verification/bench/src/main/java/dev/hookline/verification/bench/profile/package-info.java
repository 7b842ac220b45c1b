/** Attributes the CPU time of profiled programs to the owners of the code. */
@NullMarked
package dev.hookline.verification.bench.profile;

import org.jspecify.annotations.NullMarked;
