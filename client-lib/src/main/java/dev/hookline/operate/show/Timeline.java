package dev.hookline.operate.show;

import dev.hookline.contract.Coded;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.WebhookState.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution as bars over time: a row for each webhook, with its attempts and the time between
 * them.
 *
 * @param from when it began
 * @param to when the last of it ended, or the current time while it runs
 * @param rows a row for each webhook, in plan order
 */
public record Timeline(Instant from, Instant to, List<Row> rows) {

  /**
   * One webhook.
   *
   * @param webhook its name
   * @param async whether it is async
   * @param state its state
   * @param attempts the number of its last attempt
   * @param bars its bars by time, without overlap
   */
  public record Row(String webhook, boolean async, State state, int attempts, List<Bar> bars) {

    /** Copies the list. */
    public Row {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A part of a row.
   *
   * @param from when it began
   * @param to when it ended; not before {@code from}
   * @param kind what the bar shows
   * @param attempt the attempt; null between attempts
   */
  public record Bar(Instant from, Instant to, Kind kind, @Nullable Attempt attempt) {}

  /** What a bar shows. */
  public enum Kind implements Coded {
    /** An attempt that succeeded. */
    SUCCEEDED,
    /** An attempt that failed. */
    FAILED,
    /** An attempt lost with its worker. */
    LOST,
    /** An attempt that was stopped. */
    CANCELLED,
    /** An attempt that runs. */
    RUNNING,
    /** A response reused from the run that this run replaces. */
    REUSED,
    /** The time between attempts, or before the first. */
    WAITING,
    /** Attempts without any record. */
    UNKNOWN
  }

  /** Copies the list. */
  public Timeline {
    rows = List.copyOf(rows);
  }

  /** Returns the timeline of an execution at a time. */
  public static Timeline of(ExecutionDetail detail, Instant now) {
    List<Row> rows =
        detail.webhooks().stream().map(webhook -> new TimelineRow(webhook, now).row()).toList();
    Instant from = detail.execution().startedAt();
    Instant to = detail.execution().closedAt() == null ? now : detail.execution().closedAt();
    for (Row row : rows) {
      for (Bar bar : row.bars()) {
        to = bar.to().isAfter(to) ? bar.to() : to;
      }
    }
    return new Timeline(from, to.isBefore(from) ? from : to, rows);
  }
}
