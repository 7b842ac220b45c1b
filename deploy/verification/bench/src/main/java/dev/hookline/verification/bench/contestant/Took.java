package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.figures.LatencyFigures;
import java.util.Map;

/**
 * What a turn came to.
 *
 * @param errors events that failed, by code
 * @param seconds from the first call until the last returned
 * @param latency how long the callers of events that succeeded were blocked
 */
public record Took(long events, Map<String, Long> errors, double seconds, LatencyFigures latency) {}
