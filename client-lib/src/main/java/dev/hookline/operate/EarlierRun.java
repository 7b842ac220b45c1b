package dev.hookline.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that a replay has replaced, under the same workflow id.
 *
 * @param runId the run
 * @param from where the replacing run started from: {@code failed} or {@code start}
 * @param status its final status; null if the server no longer has it
 * @param startedAt its start time; null likewise
 * @param closedAt its end time; null likewise
 * @param failureCode the code of its failure; null if unknown
 * @param failedWebhook the webhook that failed it; null if unknown
 */
public record EarlierRun(
    String runId,
    String from,
    @Nullable ExecutionStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable String failureCode,
    @Nullable String failedWebhook) {}
