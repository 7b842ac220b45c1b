package dev.hookline.operate.stats;

import java.util.List;

/**
 * Webhook statistics of the executions of a filter.
 *
 * @param found the number of matching executions
 * @param read the number of executions that were read: all, or the newest
 * @param sample whether some were not read, so that the figures are of a sample
 * @param webhooks the statistics of each webhook of each event, by name
 */
public record ExecutionStatistics(
    long found, long read, boolean sample, List<WebhookStatistics> webhooks) {

  /** Copies the list. */
  public ExecutionStatistics {
    webhooks = List.copyOf(webhooks);
  }
}
