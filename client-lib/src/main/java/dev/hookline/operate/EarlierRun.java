package dev.hookline.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that a replay has replaced, under the same workflow id.
 *
 * @param runId the run
 * @param from how the run that replaced it began: {@code failed} or {@code start}
 * @param status how it ended; null where the server has it no longer
 * @param startedAt when it started; likewise
 * @param closedAt when it ended; likewise
 * @param failureCode the code of its failure, where the server has the search attribute
 * @param failedWebhook the webhook that failed it, likewise
 */
public record EarlierRun(
    String runId,
    String from,
    @Nullable ExecutionStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable String failureCode,
    @Nullable String failedWebhook) {}
