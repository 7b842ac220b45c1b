package dev.hookline.operate.batch;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.replay.ReplayOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of a batch: what it replays. JSON on the wire; unknown fields are ignored.
 *
 * @param version currently {@value #VERSION}
 * @param filter the executions to replay
 * @param startedBefore only those that started before this time, ISO 8601, so that a batch never
 *     replays its own replays; set by the batch when it starts
 * @param from {@code failed} or {@code start}
 * @param plans corrected webhooks by event; empty for the recorded ones
 * @param rate the maximum number of replays per second
 * @param limit the maximum number of replays; 0 for all
 * @param page the page at which the selection continues after continue-as-new; null for the start
 * @param progress the progress of earlier runs of the batch
 */
public record BatchRequest(
    int version,
    ExecutionFilter filter,
    @Nullable String startedBefore,
    String from,
    List<Plan> plans,
    double rate,
    long limit,
    @Nullable String page,
    BatchProgress progress) {

  /** The newest version that this release reads and writes. */
  public static final int VERSION = 1;

  /** The default number of replays per second. */
  public static final double DEFAULT_RATE = 20;

  /** Copies the list; absent values get their default. */
  public BatchRequest {
    filter = filter == null ? ExecutionFilter.all() : filter;
    from = from == null ? Lineage.FROM_FAILED : from;
    plans = plans == null ? List.of() : List.copyOf(plans);
    rate = rate <= 0 ? DEFAULT_RATE : rate;
    progress = progress == null ? BatchProgress.none() : progress;
  }

  /** Returns the request to replay all executions of a filter at the default rate. */
  public static BatchRequest of(ExecutionFilter filter, ReplayOptions options) {
    return new BatchRequest(
        VERSION,
        filter,
        null,
        options.from(),
        options.plans(),
        DEFAULT_RATE,
        0,
        null,
        BatchProgress.none());
  }

  /** Returns this request with another filter. */
  public BatchRequest withFilter(ExecutionFilter other) {
    return new BatchRequest(
        version, other, startedBefore, from, plans, rate, limit, page, progress);
  }

  /**
   * Returns this request with another rate.
   *
   * @throws IllegalArgumentException if the rate is not positive
   */
  public BatchRequest withRate(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate must be above 0 per second, found " + perSecond);
    }
    return new BatchRequest(
        version, filter, startedBefore, from, plans, perSecond, limit, page, progress);
  }

  /**
   * Returns this request with a limit of executions; 0 for all.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  public BatchRequest withLimit(long max) {
    if (max < 0) {
      throw new IllegalArgumentException("limit must not be negative, found " + max);
    }
    return new BatchRequest(version, filter, startedBefore, from, plans, rate, max, page, progress);
  }

  /** Returns this request with the expected number of executions, for its progress. */
  public BatchRequest withExpected(long count) {
    return after(page, progress.withExpected(count));
  }

  /** Returns this request for executions started before a time, unless it already has one. */
  public BatchRequest startedBefore(String time) {
    return startedBefore != null
        ? this
        : new BatchRequest(version, filter, time, from, plans, rate, limit, page, progress);
  }

  /** Returns this request after some of the work has been done. */
  public BatchRequest after(@Nullable String nextPage, BatchProgress done) {
    return new BatchRequest(
        version, filter, startedBefore, from, plans, rate, limit, nextPage, done);
  }

  /** Returns the options of each replay. */
  public ReplayOptions options() {
    return new ReplayOptions(from, plans, null);
  }
}
