package dev.hookline.verification.chaos.log;

/**
 * How an endpoint's response ended.
 *
 * @param at microseconds since 1970
 * @param request as in {@link Arrival}
 * @param whole whether all of it was written
 */
public record ResponseLine(long at, String request, boolean whole) {}
