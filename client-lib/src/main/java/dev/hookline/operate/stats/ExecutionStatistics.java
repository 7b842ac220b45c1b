package dev.hookline.operate.stats;

import java.util.List;

/**
 * How webhooks did in the executions of a filter.
 *
 * @param found how many executions there are
 * @param read how many of them were read: all, or the newest
 * @param sample whether some were left out, so that the figures are those of a sample
 * @param webhooks each webhook of each event, by name
 */
public record ExecutionStatistics(
    long found, long read, boolean sample, List<WebhookStatistics> webhooks) {

  /** Copies the list. */
  public ExecutionStatistics {
    webhooks = List.copyOf(webhooks);
  }
}
