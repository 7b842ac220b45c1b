package dev.hookline.internal.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * The attempt that a report is about. It has no url, header, body or failure message, so that it
 * contains no secret.
 *
 * @param event the event's name
 * @param webhook the webhook's name
 * @param executionId the execution that made the attempt
 * @param code the failure code
 * @param status the HTTP status; absent without a response
 */
public record FailedCall(
    String event, String webhook, String executionId, String code, @Nullable Integer status) {}
