/** What is measured: latencies, CPU time, memory, history. */
@NullMarked
package dev.hookline.verification.figures;

import org.jspecify.annotations.NullMarked;
