/** A worker's spans: executions and attempts. OpenTelemetry's API is optional. */
@NullMarked
package dev.hookline.worker.internal.tracing;

import org.jspecify.annotations.NullMarked;
