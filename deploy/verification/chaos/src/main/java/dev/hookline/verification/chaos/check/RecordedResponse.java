package dev.hookline.verification.chaos.check;

/**
 * A webhook's response in its history.
 *
 * @param at when it was recorded, in microseconds since 1970
 * @param body the digest of its body; of an empty body if nobody uses it
 * @param text its body
 */
public record RecordedResponse(long at, String body, String text) {}
