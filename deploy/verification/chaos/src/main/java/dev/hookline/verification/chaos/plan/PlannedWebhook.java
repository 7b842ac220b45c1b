package dev.hookline.verification.chaos.plan;

import dev.hookline.config.WebhookConfig;

/**
 * One webhook of a kind of event.
 *
 * @param useDataFrom empty for none
 * @param script what the endpoint does at each attempt
 * @param endpoint whose limits apply
 */
public record PlannedWebhook(
    String name,
    boolean async,
    String useDataFrom,
    boolean finalResponse,
    int numRetries,
    int timeoutSeconds,
    String script,
    PlannedEndpoint endpoint) {

  private static final int MAXIMUM_INTERVAL_SECONDS = 2;

  /** Returns the webhook's configuration; the endpoint reads its script from the URL. */
  WebhookConfig config(String kind, int port) {
    return WebhookConfig.builder(
            name, "http://%s/%s/%s?script=%s".formatted(endpoint.address(port), kind, name, script))
        .header("X-Secret", AlertPlan.secretReference())
        .async(async)
        .useDataFrom(useDataFrom)
        .finalResponse(finalResponse)
        .numRetries(numRetries)
        .timeout(timeoutSeconds)
        .maximumInterval(MAXIMUM_INTERVAL_SECONDS)
        .endpoint(endpoint.config())
        .build();
  }

  PlannedWebhook at(PlannedEndpoint other) {
    return new PlannedWebhook(
        name, async, useDataFrom, finalResponse, numRetries, timeoutSeconds, script, other);
  }

  PlannedWebhook responding(int retries, String otherScript) {
    return new PlannedWebhook(
        name, async, useDataFrom, finalResponse, retries, timeoutSeconds, otherScript, endpoint);
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
