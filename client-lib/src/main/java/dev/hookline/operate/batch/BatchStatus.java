package dev.hookline.operate.batch;

import dev.hookline.operate.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary of a batch.
 *
 * @param id its id, to pause, resume, cancel or rejoin it
 * @param status its status
 * @param progress its progress
 * @param startedAt its start time
 * @param closedAt its end time; null while it runs
 */
public record BatchStatus(
    String id,
    ExecutionStatus status,
    BatchProgress progress,
    Instant startedAt,
    @Nullable Instant closedAt) {}
