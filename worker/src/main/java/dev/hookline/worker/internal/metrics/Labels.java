package dev.hookline.worker.internal.metrics;

import dev.hookline.worker.internal.http.Excerpt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metric labels of attempts. They come from plans, which any starter may write: without a
 * limit, new ones would fill the memory of workers and scrapers. Thread-safe.
 */
final class Labels {

  static final int MAX_PAIRS = 1_000;
  static final int MAX_LENGTH = 256;

  private static final Pair OTHER = new Pair("other", "other");

  private final Set<Pair> known = ConcurrentHashMap.newKeySet();

  /** The labels of one attempt. */
  record Pair(String event, String webhook) {}

  Pair of(String event, String webhook) {
    Pair pair = new Pair(Excerpt.line(event, MAX_LENGTH), Excerpt.line(webhook, MAX_LENGTH));
    if (known.contains(pair)) {
      return pair;
    }
    synchronized (known) {
      return known.size() < MAX_PAIRS && known.add(pair) ? pair : OTHER;
    }
  }
}
