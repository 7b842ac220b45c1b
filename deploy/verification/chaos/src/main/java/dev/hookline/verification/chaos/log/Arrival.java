package dev.hookline.verification.chaos.log;

/**
 * A request that reached an endpoint, recorded before the response.
 *
 * @param at microseconds since 1970
 * @param request the name of this request in all records
 * @param worker the worker that sent it, by the link it came through
 * @param key the key in its body
 * @param body the digest of its body; empty if the response came before all of it was read
 * @param response its response, as a word of the script
 * @param responseBody the digest of the response's body
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
    String response,
    String responseBody) {}
