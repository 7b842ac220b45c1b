package dev.hookline.verification.chaos.check;

/**
 * A webhook's response as its history has it.
 *
 * @param at when it was recorded, in microseconds since 1970
 * @param body the digest of its body; of nothing, where nobody uses it
 * @param text its body
 */
public record RecordedAnswer(long at, String body, String text) {}
