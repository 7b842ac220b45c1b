package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointState.Exhausted;
import dev.hookline.internal.endpoint.EndpointState.Reporter;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.WatchInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The endpoints that are failing or disabled, and the alerts about their changes. An endpoint is
 * failing as long as one worker sees it failing; a worker that has been silent for {@value
 * #SILENT_MILLIS} ms no longer counts once another one gets responses. Deterministic: the time is
 * an argument.
 */
final class KnownEndpoints {

  /** Over this many, further failing endpoints are not followed. */
  static final int MAX_ENDPOINTS = 500;

  static final long SILENT_MILLIS = 300_000;

  private final Map<String, EndpointState> endpoints = new LinkedHashMap<>();
  private final NewAlerts alerts = new NewAlerts();
  private final ReportNumbers numbers;

  KnownEndpoints(WatchInput input) {
    input.endpoints().forEach(state -> endpoints.put(state.endpoint(), state));
    numbers = new ReportNumbers(input.numbers());
  }

  /** Returns the input of a run that continues with this, and with alerts that are not sent yet. */
  WatchInput next(List<Alert> unsent) {
    return new WatchInput(List.copyOf(endpoints.values()), unsent, numbers.all());
  }

  /** Returns what is known. */
  EndpointStates states() {
    return new EndpointStates(List.copyOf(endpoints.values()));
  }

  boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /** Returns the alerts since the last call. */
  List<Alert> takeAlerts() {
    return alerts.take();
  }

  void disable(EndpointOrder order, long now) {
    EndpointState state = stateOf(order.endpoint());
    if (state.disabled() == null) {
      put(state.withDisabled(new EndpointState.Disabled(now, order.by(), order.reason())));
    }
  }

  void enable(EndpointOrder order) {
    put(stateOf(order.endpoint()).withDisabled(null));
  }

  /** Applies a report, unless it has arrived before: its worker may not know that. */
  void apply(EndpointReport report, long now) {
    if (!numbers.isNew(report)) {
      return;
    }
    for (EndpointReport.Change change : report.changes()) {
      EndpointState state = stateOf(change.endpoint());
      if (!endpoints.containsKey(change.endpoint()) && endpoints.size() >= MAX_ENDPOINTS) {
        continue;
      }
      switch (change.kind()) {
        case EndpointReport.FAILING -> failing(state, report.worker(), change, now);
        case EndpointReport.RECOVERED -> responding(state, report.worker(), now);
        case EndpointReport.EXHAUSTED -> exhausted(state, change, now);
        default -> {
          // from a newer worker
        }
      }
    }
  }

  private void failing(EndpointState state, String worker, EndpointReport.Change change, long now) {
    List<Reporter> by =
        Stream.concat(others(state, worker).stream(), Stream.of(new Reporter(worker, now)))
            .toList();
    Long known = state.failingSince();
    long since = known == null ? change.since() : known;
    EndpointState failing = state.withLast(change.last()).failing(since, change.count(), by);
    put(failing);
    if (known == null) {
      alerts.add(Alert.FAILING, now, failing, since, change.count());
    }
  }

  private void responding(EndpointState state, String worker, long now) {
    if (state.failingSince() != null) {
      put(state.responding(now, others(state, worker)));
      settle(state.endpoint(), now);
    }
  }

  private void exhausted(EndpointState before, EndpointReport.Change change, long now) {
    EndpointState state = before.withLast(change.last());
    Exhausted counted = state.exhausted();
    if (counted == null) {
      alerts.add(Alert.EXHAUSTED, now, state, change.since(), change.count());
      put(state.withExhausted(new Exhausted(now + change.window(), change.window(), 0, 0)));
      return;
    }
    put(
        state.withExhausted(
            new Exhausted(
                counted.until(),
                counted.window(),
                counted.count() + change.count(),
                counted.count() == 0 ? change.since() : counted.since())));
  }

  /** Makes the changes that are due, without a report. */
  void pass(long now) {
    for (String endpoint : List.copyOf(endpoints.keySet())) {
      settle(endpoint, now);
      endWindow(stateOf(endpoint), now);
    }
  }

  /** Returns when the next change without a report is due. */
  Optional<Long> nextPass() {
    return endpoints.values().stream().flatMap(KnownEndpoints::changes).min(Long::compare);
  }

  private static Stream<Long> changes(EndpointState state) {
    Exhausted counted = state.exhausted();
    Stream<Long> window = counted == null ? Stream.empty() : Stream.of(counted.until());
    Long responded = state.respondedAt();
    boolean isSettling =
        responded != null && state.reporters().stream().allMatch(one -> one.at() < responded);
    return isSettling
        ? Stream.concat(
            window,
            state.reporters().stream()
                .map(one -> one.at() + SILENT_MILLIS)
                .max(Long::compare)
                .stream())
        : window;
  }

  private void settle(String endpoint, long now) {
    EndpointState state = stateOf(endpoint);
    Long since = state.failingSince();
    Long responded = state.respondedAt();
    if (since == null || responded == null) {
      return;
    }
    boolean isOver =
        state.reporters().stream()
            .allMatch(one -> one.at() < responded && one.at() + SILENT_MILLIS <= now);
    if (isOver) {
      alerts.add(Alert.RECOVERED, now, state, since, state.failures());
      put(state.recovered());
    }
  }

  private void endWindow(EndpointState state, long now) {
    Exhausted counted = state.exhausted();
    if (counted == null || counted.until() > now) {
      return;
    }
    if (counted.count() == 0) {
      put(state.withExhausted(null));
      return;
    }
    alerts.add(Alert.EXHAUSTED, now, state, counted.since(), counted.count());
    put(state.withExhausted(new Exhausted(now + counted.window(), counted.window(), 0, 0)));
  }

  private static List<Reporter> others(EndpointState state, String worker) {
    return state.reporters().stream().filter(one -> !one.worker().equals(worker)).toList();
  }

  private EndpointState stateOf(String endpoint) {
    return endpoints.getOrDefault(endpoint, EndpointState.of(endpoint));
  }

  private void put(EndpointState state) {
    if (state.canBeForgotten()) {
      endpoints.remove(state.endpoint());
    } else {
      endpoints.put(state.endpoint(), state);
    }
  }
}
