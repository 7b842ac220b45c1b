package dev.hookline.verification.bench.run;

import dev.hookline.verification.figures.OtherCpu;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's turn. Latencies are in milliseconds.
 *
 * @param errors events that failed, by code
 * @param seconds until the last call returned and the last async webhook had arrived
 * @param undelivered async webhooks that did not arrive
 * @param cpu CPU seconds per 1,000 events of each process
 * @param historyEvents history events of an event's own execution; 0 if it has none
 * @param childEvents those of the executions that it started
 * @param load the machine's load average over the last minute, before the turn
 * @param others what processes outside the system used; null if it is not known
 */
public record Measurement(
    int round,
    String workload,
    String system,
    long events,
    Map<String, Long> errors,
    double seconds,
    long undelivered,
    double perSecond,
    double p50,
    double p90,
    double p99,
    Map<String, Double> cpu,
    double cpuPerThousand,
    double historyEvents,
    double childEvents,
    double load,
    @Nullable OtherCpu others) {}
