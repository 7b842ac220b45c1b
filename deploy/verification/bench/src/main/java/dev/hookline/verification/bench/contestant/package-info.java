/** What is compared: each sends events in a process of its own, as it is told on its input. */
@NullMarked
package dev.hookline.verification.bench.contestant;

import org.jspecify.annotations.NullMarked;
