package dev.hookline.operate.intervene;

import org.jspecify.annotations.Nullable;

/**
 * An intervention that was made.
 *
 * @param executionId the execution it was made on; for an async webhook, its delivery
 * @param intervention what was done
 * @param webhook the webhook whose call is pending; null where the whole execution was cancelled
 * @param attempt the number of its attempt that is pending, from 1; null likewise
 */
public record AppliedIntervention(
    String executionId,
    Intervention intervention,
    @Nullable String webhook,
    @Nullable Integer attempt) {}
