package dev.hookline.operate.batch;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.replay.ReplayOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch replays. JSON on the wire; unknown fields are tolerated.
 *
 * @param version now {@value #VERSION}
 * @param filter which executions
 * @param startedBefore only those that started before this time, ISO 8601, so that a batch never
 *     meets its own replays; set by the batch when it starts
 * @param from {@code failed} or {@code start}
 * @param plans corrected webhooks by event; none for the recorded ones
 * @param rate replays per second at most
 * @param limit replays at most; 0 for all
 * @param page where the selection goes on, after the server's limits made the batch continue as a
 *     new run; null for the start
 * @param progress what earlier runs of the batch have done
 */
public record BatchOrder(
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

  /** Replays per second where none are named. */
  public static final double DEFAULT_RATE = 20;

  /** Copies the list; what is absent is the default. */
  public BatchOrder {
    filter = filter == null ? ExecutionFilter.all() : filter;
    from = from == null ? Lineage.FROM_FAILED : from;
    plans = plans == null ? List.of() : List.copyOf(plans);
    rate = rate <= 0 ? DEFAULT_RATE : rate;
    progress = progress == null ? BatchProgress.none() : progress;
  }

  /** Returns the order to replay all executions of a filter at the default rate. */
  public static BatchOrder of(ExecutionFilter filter, ReplayOptions options) {
    return new BatchOrder(
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

  /** Returns this order for other executions. */
  public BatchOrder withFilter(ExecutionFilter other) {
    return new BatchOrder(version, other, startedBefore, from, plans, rate, limit, page, progress);
  }

  /**
   * Returns this order with another rate.
   *
   * @throws IllegalArgumentException if the rate is not positive
   */
  public BatchOrder withRate(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate must be above 0 per second, found " + perSecond);
    }
    return new BatchOrder(
        version, filter, startedBefore, from, plans, perSecond, limit, page, progress);
  }

  /**
   * Returns this order for so many executions at most; 0 for all.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  public BatchOrder withLimit(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("limit must not be negative, found " + most);
    }
    return new BatchOrder(version, filter, startedBefore, from, plans, rate, most, page, progress);
  }

  /** Returns this order with how many executions are expected, for who looks at its progress. */
  public BatchOrder withExpected(long count) {
    return after(page, progress.withExpected(count));
  }

  /** Returns this order for executions that started before a time, unless it names one. */
  public BatchOrder startedBefore(String time) {
    return startedBefore != null
        ? this
        : new BatchOrder(version, filter, time, from, plans, rate, limit, page, progress);
  }

  /** Returns this order after a part of it has been done. */
  public BatchOrder after(@Nullable String nextPage, BatchProgress done) {
    return new BatchOrder(version, filter, startedBefore, from, plans, rate, limit, nextPage, done);
  }

  /** Returns how each execution is replayed. */
  public ReplayOptions options() {
    return new ReplayOptions(from, plans, null);
  }
}
