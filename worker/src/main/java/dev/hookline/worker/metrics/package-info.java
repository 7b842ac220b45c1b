/** What a worker measures, for Prometheus. */
@NullMarked
package dev.hookline.worker.metrics;

import org.jspecify.annotations.NullMarked;
