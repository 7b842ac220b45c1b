package dev.hookline.operate.batch;

import dev.hookline.operate.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch at a glance.
 *
 * @param id its id, by which it is paused, resumed, cancelled and joined again
 * @param status how far it is
 * @param progress what it has done
 * @param startedAt when it started
 * @param closedAt when it ended; null while it runs
 */
public record BatchStatus(
    String id,
    ExecutionStatus status,
    BatchProgress progress,
    Instant startedAt,
    @Nullable Instant closedAt) {}
