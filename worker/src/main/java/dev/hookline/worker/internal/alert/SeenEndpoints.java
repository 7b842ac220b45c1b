package dev.hookline.worker.internal.alert;

import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this worker has seen of endpoints that fail, and the changes that it has not reported yet.
 * Endpoints that respond are not kept, and those that nobody calls are forgotten. Times are
 * arguments, in milliseconds. Thread-safe.
 */
final class SeenEndpoints {

  /** A worker that sees an endpoint failing repeats that, so that others know it is not silent. */
  static final long REPEAT_MILLIS = 60_000;

  static final int MAX_ENDPOINTS = 10_000;

  /**
   * One that has not been called for so long is forgotten, though two failures may be far apart.
   */
  static final long FORGET_MILLIS = 86_400_000;

  private static final int MAX_CHANGES = 1_000;

  /** While it recovers, at most one attempt in five may fail. */
  private static final int RESPONSES_PER_FAILURE = 4;

  private static final long NEVER = -1;

  private final AlertTimes times;
  private final Map<String, Seen> endpoints =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MAX_ENDPOINTS;
        }
      };
  private final Map<String, Change> changes = new LinkedHashMap<>();

  SeenEndpoints(AlertTimes times) {
    this.times = times;
  }

  private static final class Seen {
    private int failures;
    private long firstFailure = NEVER;
    private long reported = NEVER;
    private long lastCall;

    private long respondingSince = NEVER;
    private int responses;
    private int failuresWhileResponding;

    private void fail(long now) {
      lastCall = now;
      failures++;
      if (firstFailure == NEVER) {
        firstFailure = now;
      }
      if (respondingSince != NEVER
          && RESPONSES_PER_FAILURE * ++failuresWhileResponding > responses) {
        respondingSince = NEVER;
      }
    }

    private void respond(long now) {
      lastCall = now;
      if (respondingSince == NEVER) {
        respondingSince = now;
        responses = 0;
        failuresWhileResponding = 0;
      }
      responses++;
    }

    /** Returns whether others know that it has recovered since this worker reported it. */
    private boolean hasRecoveredElsewhere(boolean isKnown, long now) {
      return reported != NEVER && !isKnown && now - reported >= REPEAT_MILLIS;
    }
  }

  /** Returns whether no endpoint has failed lately. */
  synchronized boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /**
   * Records a failed attempt.
   *
   * @param isKnown whether the workers together know the endpoint as failing
   */
  synchronized void failed(String endpoint, FailedCall call, boolean isKnown, long now) {
    @Nullable Seen earlier = endpoints.get(endpoint);
    Seen seen =
        earlier == null || earlier.hasRecoveredElsewhere(isKnown, now) ? new Seen() : earlier;
    endpoints.put(endpoint, seen);
    seen.fail(now);
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
   * @param isKnown whether the workers together know the endpoint as failing
   */
  synchronized void responded(String endpoint, boolean isKnown, long now) {
    @Nullable Seen seen = endpoints.get(endpoint);
    boolean isHealthy =
        seen == null || seen.reported == NEVER || seen.hasRecoveredElsewhere(isKnown, now);
    if (!isKnown && isHealthy) {
      endpoints.remove(endpoint);
    } else {
      endpoints.computeIfAbsent(endpoint, any -> new Seen()).respond(now);
    }
  }

  /** Records that a webhook failed for good, whatever the cause. */
  synchronized void exhausted(String endpoint, FailedCall call, long now) {
    if (times.exhaustedEvery() > 0) {
      add(new Change(endpoint, EndpointReport.EXHAUSTED, now, 1, times.exhaustedEvery(), call));
    }
  }

  /** Returns whether a change is not reported yet. */
  synchronized boolean hasChanges() {
    return !changes.isEmpty();
  }

  /** Returns what is to be reported now. */
  synchronized List<Change> take(long now) {
    Iterator<Map.Entry<String, Seen>> all = endpoints.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Seen> one = all.next();
      Seen seen = one.getValue();
      if (seen.respondingSince != NEVER && now - seen.respondingSince >= times.recoveredAfter()) {
        add(new Change(one.getKey(), EndpointReport.RECOVERED, 0, 0, 0, null));
        all.remove();
      } else if (now - seen.lastCall >= FORGET_MILLIS) {
        all.remove();
      }
    }
    List<Change> taken = new ArrayList<>(changes.values());
    changes.clear();
    return taken;
  }

  /** A recovery replaces no failure that is not reported yet: each of them is an alert. */
  private void add(Change change) {
    String key = change.kind() + " " + change.endpoint();
    @Nullable Change earlier = changes.remove(key);
    if (changes.size() < MAX_CHANGES) {
      changes.put(key, change.after(earlier));
    }
  }
}
