package dev.hookline.verification.chaos.log;

/**
 * A request of an alert, recorded before the response.
 *
 * @param at microseconds since 1970
 * @param worker the worker that sent it
 * @param body its body
 */
public record AlertLine(long at, String worker, String webhookId, int attempt, String body) {}
