package dev.hookline.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an event's execution, at a glance.
 *
 * @param id the workflow id
 * @param runId the run
 * @param kind an event or one async delivery
 * @param event the event's name, as the id says it
 * @param status how far it is
 * @param startedAt when it started
 * @param closedAt when it ended; null while it runs
 * @param failureCode the code of its failure; null for none
 * @param failedWebhook the webhook that failed; null for none, as of a plan that is not usable
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
