/** A worker's metrics, for Prometheus. */
@NullMarked
package dev.hookline.worker.metrics;

import org.jspecify.annotations.NullMarked;
