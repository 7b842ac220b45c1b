package dev.hookline.internal.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has seen of some endpoints since its last report. JSON on the wire.
 *
 * @param worker the worker, by an id that is new with each start
 * @param number counts the worker's reports from 1, so that one that arrives again is known; 0 if
 *     they are not counted
 * @param changes what it has seen
 */
public record EndpointReport(String worker, long number, List<Change> changes) {

  /** The worker sees the endpoint failing. */
  public static final String FAILING = "failing";

  /** The endpoint responds again. */
  public static final String RECOVERED = "recovered";

  /** Webhooks of the endpoint have failed for good. */
  public static final String EXHAUSTED = "exhausted";

  /**
   * A change of one endpoint.
   *
   * @param endpoint the endpoint's name
   * @param kind {@value #FAILING}, {@value #RECOVERED} or {@value #EXHAUSTED}
   * @param since the first of its failures in a row, in milliseconds since 1970; 0 if it recovered
   * @param count the number of failures in a row, or of webhooks that failed for good
   * @param window how long further webhooks that fail for good are only counted, in milliseconds
   * @param last the newest failed attempt; absent if it recovered
   */
  public record Change(
      String endpoint, String kind, long since, int count, long window, @Nullable FailedCall last) {

    /** Returns this change together with an earlier one that has not been sent. */
    public Change after(@Nullable Change earlier) {
      if (earlier == null || !kind.equals(earlier.kind)) {
        return this;
      }
      return switch (kind) {
        case FAILING -> new Change(endpoint, kind, earlier.since, count, window, last);
        case EXHAUSTED ->
            new Change(endpoint, kind, earlier.since, earlier.count + count, window, last);
        default -> this;
      };
    }
  }

  /** Creates a report that is not counted. */
  public EndpointReport(String worker, List<Change> changes) {
    this(worker, 0, changes);
  }

  /** Copies the list. */
  public EndpointReport {
    worker = worker == null ? "" : worker;
    changes = changes == null ? List.of() : List.copyOf(changes);
  }
}
