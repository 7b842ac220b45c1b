package dev.hookline.worker.internal.alert;

import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this worker has seen of endpoints that fail, and the changes that it has not reported yet.
 * Endpoints that respond are not kept. Times are arguments, in milliseconds. Thread-safe.
 */
final class SeenEndpoints {

  /** A worker that sees an endpoint failing repeats that, so that others know it is not silent. */
  static final long REPEAT_MILLIS = 60_000;

  private static final int MAX_ENDPOINTS = 10_000;
  private static final int MAX_CHANGES = 1_000;
  private static final long NEVER = -1;

  private final AlertTimes times;
  private final Map<String, Seen> endpoints = new HashMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();

  SeenEndpoints(AlertTimes times) {
    this.times = times;
  }

  private static final class Seen {
    private int failures;
    private long firstFailure = NEVER;
    private long respondingSince = NEVER;
    private long reported = NEVER;
  }

  /** Returns whether no endpoint has failed lately. */
  synchronized boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /** Records a failed attempt. */
  synchronized void failed(String endpoint, FailedCall call, long now) {
    if (endpoints.size() >= MAX_ENDPOINTS && !endpoints.containsKey(endpoint)) {
      return;
    }
    Seen seen = endpoints.computeIfAbsent(endpoint, any -> new Seen());
    seen.respondingSince = NEVER;
    seen.failures++;
    if (seen.firstFailure == NEVER) {
      seen.firstFailure = now;
    }
    boolean isFailing =
        seen.reported != NEVER
            || seen.failures >= times.failures()
            || (seen.failures > 1 && now - seen.firstFailure >= times.failingAfter());
    if (isFailing && (seen.reported == NEVER || now - seen.reported >= REPEAT_MILLIS)) {
      seen.reported = now;
      add(new Change(endpoint, EndpointReport.FAILING, seen.firstFailure, seen.failures, 0, call));
    }
  }

  /**
   * Records a response.
   *
   * @param isKnown whether another worker has reported the endpoint as failing
   */
  synchronized void responded(String endpoint, boolean isKnown, long now) {
    Seen seen = endpoints.get(endpoint);
    if (seen == null && isKnown) {
      seen = new Seen();
      endpoints.put(endpoint, seen);
    }
    if (seen == null) {
      return;
    }
    if (!isKnown && seen.reported == NEVER) {
      endpoints.remove(endpoint);
    } else if (seen.respondingSince == NEVER) {
      seen.respondingSince = now;
    }
  }

  /** Records that a webhook failed for good, whatever the cause. */
  synchronized void exhausted(String endpoint, FailedCall call, long now) {
    if (times.exhaustedEvery() > 0) {
      add(new Change(endpoint, EndpointReport.EXHAUSTED, now, 1, times.exhaustedEvery(), call));
    }
  }

  /** Returns what is to be reported now; {@link #putBack} if that fails. */
  synchronized List<Change> take(long now) {
    Iterator<Map.Entry<String, Seen>> all = endpoints.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Seen> one = all.next();
      Seen seen = one.getValue();
      if (seen.respondingSince != NEVER && now - seen.respondingSince >= times.recoveredAfter()) {
        add(new Change(one.getKey(), EndpointReport.RECOVERED, 0, 0, 0, null));
        all.remove();
      }
    }
    List<Change> taken = new ArrayList<>(changes.values());
    changes.clear();
    return taken;
  }

  synchronized void putBack(List<Change> unsent) {
    List<Change> newer = new ArrayList<>(changes.values());
    changes.clear();
    unsent.forEach(this::add);
    newer.forEach(this::add);
  }

  private void add(Change change) {
    String exhausted = change.kind().equals(EndpointReport.EXHAUSTED) ? "x" : "s";
    String key = exhausted + change.endpoint();
    @Nullable Change earlier = changes.remove(key);
    if (changes.size() < MAX_CHANGES) {
      changes.put(key, change.after(earlier));
    }
  }
}
