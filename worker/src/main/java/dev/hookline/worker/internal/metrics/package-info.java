/** A worker's metrics, for Prometheus. */
@NullMarked
package dev.hookline.worker.internal.metrics;

import org.jspecify.annotations.NullMarked;
