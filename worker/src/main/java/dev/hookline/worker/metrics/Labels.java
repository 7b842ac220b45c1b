package dev.hookline.worker.metrics;

import dev.hookline.contract.CallInput;
import dev.hookline.worker.http.Excerpt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that attempts are counted under. They come from plans, which any starter may write:
 * without a limit, ever new ones would fill the memory of workers and of whoever scrapes them.
 * Thread-safe.
 */
final class Labels {

  static final int MAX_PAIRS = 1_000;
  static final int LONGEST = 256;

  private static final Pair OTHER = new Pair("other", "other");

  private final Set<Pair> known = ConcurrentHashMap.newKeySet();

  /** The names of one attempt. */
  record Pair(String event, String webhook) {}

  Pair of(CallInput order) {
    Pair pair =
        new Pair(
            Excerpt.line(order.event(), LONGEST), Excerpt.line(order.webhook().name(), LONGEST));
    if (known.contains(pair)) {
      return pair;
    }
    synchronized (known) {
      return known.size() < MAX_PAIRS && known.add(pair) ? pair : OTHER;
    }
  }
}
