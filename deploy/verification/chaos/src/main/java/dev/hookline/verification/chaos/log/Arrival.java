package dev.hookline.verification.chaos.log;

/**
 * A request that reached an endpoint, written before it was answered.
 *
 * @param at microseconds since 1970
 * @param request names this request in all records
 * @param worker the worker that sent it, by the link it came through
 * @param key the key in its body
 * @param body the digest of its body; empty if it was answered before all of it was read
 * @param answer what it will be answered, as a word of the script
 * @param answerBody the digest of the answer's body
 */
public record Arrival(
    long at,
    String request,
    String worker,
    String webhookId,
    String event,
    String webhook,
    int attempt,
    String key,
    String body,
    String answer,
    String answerBody) {}
