package dev.hookline.worker.internal.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The other workers that were found recently. A server that has just started knows no worker, so
 * one that is missing once has not stopped. Not thread-safe.
 */
final class FoundWorkers {

  /** Pollers are back long before this, whose calls are retried at least every ten seconds. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Map<String, Long> seen = new TreeMap<>();

  /** Adds those that were found now, and returns all that count. */
  List<String> add(List<String> found, long now) {
    found.forEach(worker -> seen.put(worker, now));
    seen.values().removeIf(at -> now - at > KEPT.toNanos());
    return List.copyOf(seen.keySet());
  }
}
