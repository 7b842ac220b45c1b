package dev.hookline.operate.stats;

import dev.hookline.operate.Attempt;
import dev.hookline.operate.Execution;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accumulates webhook statistics; responses reused by a replay do not count as calls. */
final class Tallies {

  private final @Nullable String only;
  private final Map<Name, Tally> tallies =
      new TreeMap<>(Comparator.comparing(Name::event).thenComparing(Name::webhook));

  private record Name(String event, String webhook, boolean async) {}

  private static final class Tally {
    private final Map<State, Long> states = new EnumMap<>(State.class);
    private final Map<String, Long> codes = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();
    private long attempts;
  }

  Tallies(@Nullable String only) {
    this.only = only;
  }

  void add(Execution execution, List<WebhookState> webhooks) {
    for (WebhookState webhook : webhooks) {
      boolean isCall = webhook.state() != State.REUSED && webhook.state() != State.NOT_CALLED;
      if (isCall && (only == null || only.equals(webhook.name()))) {
        Name name = new Name(execution.event(), webhook.name(), webhook.async());
        add(tallies.computeIfAbsent(name, key -> new Tally()), webhook);
      }
    }
  }

  List<WebhookStatistics> webhooks() {
    List<WebhookStatistics> webhooks = new ArrayList<>();
    tallies.forEach((name, tally) -> webhooks.add(statistics(name, tally)));
    return webhooks;
  }

  private static void add(Tally tally, WebhookState webhook) {
    tally.states.merge(webhook.state(), 1L, Long::sum);
    int unknown =
        webhook.missingAttempts().stream().mapToInt(gap -> gap.last() - gap.first() + 1).sum();
    tally.attempts += webhook.attemptLog().size() + unknown;
    for (Attempt attempt : webhook.attemptLog()) {
      if (attempt.millis() != null) {
        tally.millis.add(attempt.millis());
      }
      if (attempt.code() != null) {
        tally.codes.merge(attempt.code(), 1L, Long::sum);
      }
    }
  }

  private static WebhookStatistics statistics(Name name, Tally tally) {
    long succeeded = tally.states.getOrDefault(State.SUCCEEDED, 0L);
    long failed = tally.states.getOrDefault(State.FAILED, 0L);
    return new WebhookStatistics(
        name.event(),
        name.webhook(),
        name.async(),
        tally.states.values().stream().mapToLong(Long::longValue).sum(),
        succeeded,
        failed,
        tally.states.getOrDefault(State.CANCELLED, 0L),
        tally.states.getOrDefault(State.PENDING, 0L),
        succeeded + failed == 0 ? null : (double) succeeded / (succeeded + failed),
        tally.attempts,
        tally.millis.isEmpty()
            ? null
            : Latency.of(tally.millis.stream().mapToLong(Long::longValue).toArray()),
        byFrequency(tally.codes));
  }

  private static Map<String, Long> byFrequency(Map<String, Long> codes) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    codes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
