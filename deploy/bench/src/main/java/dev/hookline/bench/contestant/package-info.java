/** What is compared: each sends events in a process of its own, as it is told on its input. */
@NullMarked
package dev.hookline.bench.contestant;

import org.jspecify.annotations.NullMarked;
