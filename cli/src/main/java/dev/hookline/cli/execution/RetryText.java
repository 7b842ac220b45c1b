package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.config.internal.TimeSpan;
import dev.hookline.contract.Plan;
import dev.hookline.contract.RetryPolicy;
import dev.hookline.contract.WebhookCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The retry policies of a plan, its deadline and the expiry of its deliveries. */
final class RetryText {

  private RetryText() {}

  /**
   * Returns the lines for a plan; a line without content is omitted.
   *
   * @param startedAt when the run started
   */
  static List<String> lines(Plan plan, Instant startedAt) {
    StringJoiner retried = new StringJoiner(", ");
    for (WebhookCall call : plan.webhooks()) {
      String policy = of(call);
      if (!policy.isEmpty()) {
        retried.add("%s (%s)".formatted(Printable.of(call.name()), policy));
      }
    }
    String deadline = deadline(plan, startedAt);
    return Stream.of(
            retried.length() == 0 ? "" : "retry      " + retried,
            deadline.isEmpty() ? "" : "deadline   " + deadline,
            plan.deliverBefore() == null
                ? ""
                : "expires    " + Instant.ofEpochMilli(plan.deliverBefore()))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns the deadline of a plan and when it passes; empty for none. */
  static String deadline(@Nullable Plan plan, Instant startedAt) {
    return plan == null || plan.deadline() == null
        ? ""
        : "%s, until %s"
            .formatted(
                span(plan.deadline()),
                Instant.ofEpochMilli(plan.startOf(startedAt.toEpochMilli()))
                    .plusMillis(plan.deadline()));
  }

  /** Returns the policy of one webhook; empty if it has none. */
  static String of(@Nullable Plan plan, String webhook) {
    return plan == null
        ? ""
        : plan.webhooks().stream()
            .filter(call -> call.name().equals(webhook))
            .map(RetryText::of)
            .collect(Collectors.joining());
  }

  private static String of(WebhookCall call) {
    RetryPolicy retry = call.retry();
    if (retry == null) {
      return "";
    }
    StringJoiner parts = new StringJoiner("; ");
    parts.add(delays(call, retry));
    parts.add("%d attempt%s".formatted(call.numRetries(), call.numRetries() == 1 ? "" : "s"));
    if (retry.totalTimeout() != null) {
      parts.add("within " + span(retry.totalTimeout()));
    }
    if (!retry.retryOn().isEmpty()) {
      parts.add("only " + statuses(retry.retryOn()));
    }
    if (!retry.failOn().isEmpty()) {
      parts.add("not " + statuses(retry.failOn()));
    }
    return parts.toString();
  }

  private static String delays(WebhookCall call, RetryPolicy retry) {
    String jitter = retry.jitterPercent() == null ? "" : " +%d%%".formatted(retry.jitterPercent());
    if (!retry.schedule().isEmpty()) {
      return retry.schedule().stream().map(RetryText::span).collect(Collectors.joining(", "))
          + jitter;
    }
    double backoff = retry.backoff() == null ? 2 : retry.backoff();
    return "%s, ×%s, at most %s%s"
        .formatted(
            span(retry.initialInterval() == null ? 100 : retry.initialInterval()),
            Double.toString(backoff).replaceFirst("\\.0$", ""),
            span(call.maximumInterval() * 1_000L),
            jitter);
  }

  /** Statuses may come from a foreign plan. */
  private static String statuses(List<String> ranges) {
    return Printable.of(String.join(", ", ranges));
  }

  private static String span(long millis) {
    return TimeSpan.format(Duration.ofMillis(millis));
  }
}
