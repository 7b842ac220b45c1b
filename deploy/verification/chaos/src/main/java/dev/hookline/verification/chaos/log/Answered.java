package dev.hookline.verification.chaos.log;

/**
 * How an endpoint's answer ended.
 *
 * @param at microseconds since 1970
 * @param request as in {@link Arrival}
 * @param whole whether all of it could be written
 */
public record Answered(long at, String request, boolean whole) {}
