package dev.hookline.worker.attempt;

import dev.hookline.contract.FailureCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that ended.
 *
 * @param event the event's name
 * @param webhook the webhook's name
 * @param webhookId the id that every attempt of this webhook sends as {@code webhook-id}
 * @param number the attempt's number, from 1
 * @param failure why it failed; null if it succeeded
 * @param status the HTTP status of the response; null if there was none
 * @param message the failure in words, without secrets and queries; empty if it succeeded
 * @param duration how long it took, from resolving secrets to the last byte of the response
 */
public record ObservedAttempt(
    String event,
    String webhook,
    String webhookId,
    int number,
    @Nullable FailureCode failure,
    @Nullable Integer status,
    String message,
    Duration duration) {}
