package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.config.internal.TimeSpan;
import dev.hookline.contract.EndpointSettings;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The endpoints of a plan and their limits. */
final class LimitsText {

  private LimitsText() {}

  /** Returns the lines for a plan; a line without content is omitted. */
  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    String limits =
        plan.webhooks().stream()
            .filter(call -> call.endpoint() != null)
            .map(call -> "%s (%s)".formatted(Printable.of(call.name()), of(call)))
            .collect(Collectors.joining(", "));
    if (!limits.isEmpty()) {
      lines.add("limits     " + limits);
    }
    if (Boolean.TRUE.equals(plan.failFast())) {
      lines.add("fail fast  yes");
    }
    return lines;
  }

  /** Returns the endpoint of one webhook; empty if the plan has none for it. */
  static String of(@Nullable Plan plan, String webhook) {
    return plan == null
        ? ""
        : plan.webhooks().stream()
            .filter(call -> call.name().equals(webhook) && call.endpoint() != null)
            .map(LimitsText::of)
            .collect(Collectors.joining());
  }

  private static String of(WebhookCall call) {
    EndpointSettings endpoint = call.endpoint();
    StringJoiner parts = new StringJoiner("; ");
    if (endpoint != null) {
      parts.add("endpoint " + Printable.of(call.endpointId()));
      if (endpoint.maxConcurrent() != null) {
        parts.add("at most %d at once".formatted(endpoint.maxConcurrent()));
      }
      if (endpoint.rateLimit() != null) {
        parts.add(endpoint.rateLimit().text());
      }
      if (endpoint.circuitBreaker() != null) {
        parts.add(breaker(endpoint.circuitBreaker()));
      }
    }
    return parts.toString();
  }

  private static String breaker(EndpointSettings.Breaker breaker) {
    return "breaker at %d%% of %d calls in %s, open for %s"
        .formatted(
            breaker.failureRate(),
            breaker.minimumCalls(),
            span(breaker.slidingWindow()),
            span(breaker.open()));
  }

  private static String span(long millis) {
    return TimeSpan.format(Duration.ofMillis(millis));
  }
}
