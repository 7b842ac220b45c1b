package dev.hookline.worker.attempt;

import dev.hookline.contract.FailureCode;

/**
 * An attempt that was not made yet, because its endpoint may not be called now.
 *
 * @param event the event's name
 * @param webhook the webhook's name
 * @param reason {@code ENDPOINT_BUSY}, {@code ENDPOINT_RATE_LIMITED} or {@code
 *     ENDPOINT_UNAVAILABLE}
 */
public record ObservedWait(String event, String webhook, FailureCode reason) {}
