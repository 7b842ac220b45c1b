package dev.hookline.cli.stats;

import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.WebhookStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic scale from one millisecond to the largest p99, since latencies differ by powers of
 * ten.
 *
 * @param decades how many powers of ten it has
 */
record LatencyScale(int decades) {

  /** A position from 0 to 1 and its label. */
  record Tick(double at, String label) {}

  static LatencyScale of(List<WebhookStatistics> webhooks) {
    long max = 1;
    for (WebhookStatistics webhook : webhooks) {
      Latency latency = webhook.latency();
      max = latency == null ? max : Math.max(max, latency.p99());
    }
    return new LatencyScale(Math.max(1, (int) Math.ceil(Math.log10((double) max))));
  }

  double at(long millis) {
    return Math.min(1, Math.log10((double) Math.max(1, millis)) / decades);
  }

  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    long millis = 1;
    for (int decade = 0; decade <= decades; decade++) {
      ticks.add(new Tick((double) decade / decades, DurationText.ofMillis(millis)));
      millis *= 10;
    }
    return ticks;
  }
}
