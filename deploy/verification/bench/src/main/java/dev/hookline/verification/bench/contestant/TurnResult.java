package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.figures.LatencyFigures;
import java.util.Map;

/**
 * The result of a turn.
 *
 * @param errors events that failed, by code
 * @param seconds from the first call until the last returned
 * @param latency how long successful events blocked their callers
 */
public record TurnResult(
    long events, Map<String, Long> errors, double seconds, LatencyFigures latency) {}
