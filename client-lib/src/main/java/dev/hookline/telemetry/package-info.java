/** Metrics and traces of a manager's calls, in the service's own registry and tracer. */
@NullMarked
package dev.hookline.telemetry;

import org.jspecify.annotations.NullMarked;
