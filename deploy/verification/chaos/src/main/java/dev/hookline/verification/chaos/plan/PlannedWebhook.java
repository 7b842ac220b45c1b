package dev.hookline.verification.chaos.plan;

import dev.hookline.config.WebhookConfig;

/**
 * One webhook of a kind of event.
 *
 * @param useDataFrom empty for none
 * @param script what the endpoint does at each attempt
 */
public record PlannedWebhook(
    String name,
    boolean async,
    String useDataFrom,
    boolean finalResponse,
    int numRetries,
    int timeoutSeconds,
    String script) {

  private static final int MAXIMUM_INTERVAL_SECONDS = 2;

  /** Returns the webhook's configuration; the endpoint reads its script from the URL. */
  WebhookConfig config(String kind, String receivers) {
    return WebhookConfig.builder(
            name, "http://%s/%s/%s?script=%s".formatted(receivers, kind, name, script))
        .async(async)
        .useDataFrom(useDataFrom)
        .finalResponse(finalResponse)
        .numRetries(numRetries)
        .timeout(timeoutSeconds)
        .maximumInterval(MAXIMUM_INTERVAL_SECONDS)
        .build();
  }

  /** Returns whether it succeeds without faults, by its endpoint's script. */
  public boolean succeeds() {
    for (int attempt = 1; attempt <= numRetries; attempt++) {
      if (PlannedResponse.of(script, attempt).succeeds(timeoutSeconds)) {
        return true;
      }
    }
    return false;
  }
}
