package dev.hookline.internal.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a task queue together know of an endpoint. Times are in milliseconds since
 * 1970.
 *
 * @param endpoint its name
 * @param failingSince the first of its failures in a row; absent if it is not failing
 * @param failures the number of its failures in a row, as last reported by one worker
 * @param last the newest failed attempt that was reported
 * @param reporters the workers that see it failing
 * @param respondedAt when a worker last reported that it responds; absent for never
 * @param disabled who disabled it; absent if it is enabled
 * @param exhausted what is counted until the next alert that webhooks failed for good
 */
public record EndpointState(
    String endpoint,
    @Nullable Long failingSince,
    int failures,
    @Nullable FailedCall last,
    List<Reporter> reporters,
    @Nullable Long respondedAt,
    @Nullable Disabled disabled,
    @Nullable Exhausted exhausted) {

  /** A worker, and when it last reported the endpoint as failing. */
  public record Reporter(String worker, long at) {}

  /** When, by whom and why an endpoint was disabled. */
  public record Disabled(long since, @Nullable String by, @Nullable String reason) {}

  /**
   * Webhooks that failed for good after the last alert about that.
   *
   * @param until when they are reported
   * @param window the time between two such alerts, in milliseconds
   * @param count how many they are
   * @param since the first of them; 0 for none
   */
  public record Exhausted(long until, long window, int count, long since) {}

  /** Copies the list. */
  public EndpointState {
    reporters = reporters == null ? List.of() : List.copyOf(reporters);
  }

  /** Returns an endpoint that nothing is known of. */
  public static EndpointState of(String endpoint) {
    return new EndpointState(endpoint, null, 0, null, List.of(), null, null, null);
  }

  /** Returns whether there is nothing to remember. */
  public boolean canBeForgotten() {
    return failingSince == null && disabled == null && exhausted == null;
  }

  /** Returns this state with its failures in a row. */
  public EndpointState failing(long since, int count, List<Reporter> by) {
    return new EndpointState(endpoint, since, count, last, by, respondedAt, disabled, exhausted);
  }

  /** Returns this state after a worker has reported that the endpoint responds. */
  public EndpointState responding(long at, List<Reporter> others) {
    return new EndpointState(
        endpoint, failingSince, failures, last, others, at, disabled, exhausted);
  }

  /** Returns this state as not failing. */
  public EndpointState recovered() {
    return new EndpointState(endpoint, null, 0, last, List.of(), null, disabled, exhausted);
  }

  /** Returns this state with another newest failed attempt. */
  public EndpointState withLast(@Nullable FailedCall newest) {
    return new EndpointState(
        endpoint, failingSince, failures, newest, reporters, respondedAt, disabled, exhausted);
  }

  /** Returns this state as disabled, or enabled for null. */
  public EndpointState withDisabled(@Nullable Disabled order) {
    return new EndpointState(
        endpoint, failingSince, failures, last, reporters, respondedAt, order, exhausted);
  }

  /** Returns this state with another count of webhooks that failed for good. */
  public EndpointState withExhausted(@Nullable Exhausted counted) {
    return new EndpointState(
        endpoint, failingSince, failures, last, reporters, respondedAt, disabled, counted);
  }
}
