package dev.hookline.operate.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue that is not empty, as the server lists it.
 *
 * @param id its workflow id
 * @param heldBy the event that ended without success and holds it; null if it is not held
 * @param startedAt when its current run started
 */
public record ListedQueue(String id, @Nullable String heldBy, Instant startedAt) {}
