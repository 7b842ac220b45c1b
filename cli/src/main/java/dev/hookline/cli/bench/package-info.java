/** {@code hookline bench}: runs a load of events and reports latency, CPU and history. */
@NullMarked
package dev.hookline.cli.bench;

import org.jspecify.annotations.NullMarked;
