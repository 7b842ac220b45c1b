package dev.hookline.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary of one run of an execution.
 *
 * @param id the workflow id
 * @param runId the run
 * @param kind event or async delivery
 * @param event the event's name, from the id
 * @param status its status
 * @param startedAt its start time
 * @param closedAt its end time; null while it runs
 * @param failureCode the code of its failure; null for none
 * @param failedWebhook the webhook that failed; null for none, as with an unusable plan
 */
public record Execution(
    String id,
    String runId,
    ExecutionKind kind,
    String event,
    ExecutionStatus status,
    Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable String failureCode,
    @Nullable String failedWebhook) {}
