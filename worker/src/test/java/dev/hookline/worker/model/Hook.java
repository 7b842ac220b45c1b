package dev.hookline.worker.model;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drawn webhook and its endpoint.
 *
 * @param script what the endpoint does with the first requests; all later ones succeed
 */
record Hook(
    String name,
    boolean async,
    @Nullable String useDataFrom,
    boolean finalResponse,
    int numRetries,
    int maximumInterval,
    boolean regular,
    List<Step> script) {

  static final int MAX_RESPONSE_BYTES = 500;

  Step step(int request) {
    return request < script.size() ? script.get(request) : Step.OK;
  }

  /** Names the webhook and the request, in JSON that a parser would not round-trip. */
  String response(int request) {
    return step(request) == Step.OK_EMPTY
        ? ""
        : "{\"n\":1, \"n\" : 12345678901234567890,\"%s\":%d }".formatted(name, request);
  }

  Hook withoutCrashes() {
    List<Step> responses = script.stream().filter(step -> !step.losesWorker()).toList();
    return new Hook(
        name, async, useDataFrom, finalResponse, numRetries, maximumInterval, regular, responses);
  }

  WebhookConfig config(String url) {
    return WebhookConfig.builder(name, url)
        .async(async)
        .useDataFrom(useDataFrom == null ? "" : useDataFrom)
        .finalResponse(finalResponse)
        .numRetries(numRetries)
        .maximumInterval(maximumInterval)
        .maxResponseBytes(MAX_RESPONSE_BYTES)
        .execution(regular ? WebhookExecution.REGULAR : WebhookExecution.FAST)
        .build();
  }
}
