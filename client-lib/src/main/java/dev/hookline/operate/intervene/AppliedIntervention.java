package dev.hookline.operate.intervene;

import org.jspecify.annotations.Nullable;

/**
 * A completed intervention.
 *
 * @param executionId the execution acted on; for an async webhook, its delivery
 * @param intervention the intervention
 * @param webhook the webhook whose call is pending; null if the whole execution was cancelled
 * @param attempt the number of its pending attempt, from 1; null likewise
 */
public record AppliedIntervention(
    String executionId,
    Intervention intervention,
    @Nullable String webhook,
    @Nullable Integer attempt) {}
