package dev.hookline.cli.execution;

import dev.hookline.cli.input.Span;
import dev.hookline.contract.FailureCode;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.ExecutionFilterBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select executions. */
public final class FilterOptions {

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      converter = StatusChoice.class,
      completionCandidates = StatusChoice.class,
      description =
          "${COMPLETION-CANDIDATES}; default all. Scheduled events are running too; this selects"
              + " them alone.")
  private List<Optional<ExecutionStatus>> statuses = new ArrayList<>();

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description =
          "event; deliveries (of an event that started together); delivery (of one async webhook);"
              + " default all.")
  private List<ExecutionKind> kinds = new ArrayList<>();

  @Option(names = "--event", paramLabel = "EVENT", description = "The event's name.")
  private @Nullable String event;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "The failure code, such as http_status or timeout.")
  private @Nullable String code;

  @Option(
      names = "--webhook",
      paramLabel = "WEBHOOK",
      description = "The webhook that failed the execution.")
  private @Nullable String webhook;

  @Option(names = "--key", paramLabel = "KEY", description = "The event's idempotency key.")
  private @Nullable String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Started within this duration, such as 30m, 2h, 7d, or after 2026-11-26T10:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Started before this, in the same notation as --since.")
  private @Nullable String until;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "An additional condition in Temporal's visibility query language.")
  private @Nullable String query;

  @Option(
      names = "--all-runs",
      description = "Include runs that a replay has replaced; default: the latest run of each.")
  private boolean allRuns;

  /**
   * Returns the filter.
   *
   * @throws IllegalArgumentException if a time is invalid, or a code is a status
   */
  public ExecutionFilter filter(Clock clock) {
    checkCode();
    boolean scheduled = statuses.contains(Optional.<ExecutionStatus>empty());
    if (scheduled && statuses.size() > 1) {
      throw new IllegalArgumentException(
          "--status scheduled selects those alone; list the other statuses by another command");
    }
    return ExecutionFilter.all()
        .with(
            chosen ->
                chosen
                    .statuses(statuses.stream().flatMap(Optional::stream).toList())
                    .kinds(kinds)
                    .event(event)
                    .failureCode(code)
                    .webhook(webhook)
                    .key(key)
                    .since(since == null ? null : Span.since("--since", since, clock))
                    .until(until == null ? null : Span.since("--until", until, clock))
                    .query(query)
                    .allRuns(allRuns))
        .with(chosen -> scheduled(chosen, scheduled, clock));
  }

  private static void scheduled(ExecutionFilterBuilder chosen, boolean scheduled, Clock clock) {
    if (scheduled) {
      chosen.scheduled(clock.instant());
    }
  }

  /** Cancelled and terminated executions have no failure code. */
  private void checkCode() {
    if (FailureCode.CANCELLED.code().equals(code) || FailureCode.TERMINATED.code().equals(code)) {
      throw new IllegalArgumentException(
          "%s is a status, not a failure code; use --status %1$s".formatted(code));
    }
  }

  /** Returns whether any of the options was given. */
  public boolean isGiven() {
    return !filter(Clock.systemUTC()).equals(ExecutionFilter.all());
  }
}
