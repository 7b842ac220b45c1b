package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.plan.Answer;
import dev.hookline.verification.chaos.plan.EventKind;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event, with all that anybody wrote down of it.
 *
 * @param calm whether it was called in the phase without faults
 * @param run its execution; empty where the server has none
 * @param deliveries the executions of its async webhooks, by webhook
 * @param arrivals the requests of each webhook, in the order in which they came
 * @param lines what its callers were told
 */
record Case(
    PlannedEvent event,
    EventKind kind,
    boolean calm,
    Optional<RecordedRun> run,
    Map<String, RecordedRun> deliveries,
    Map<String, List<Arrival>> arrivals,
    List<CallerLine> lines) {

  String execution() {
    return event.execution();
  }

  List<Arrival> arrivals(String webhook) {
    return arrivals.getOrDefault(webhook, List.of());
  }

  /** Returns the requests that came on a connection that was over. */
  List<Arrival> onDeadConnections() {
    return arrivals.values().stream()
        .flatMap(List::stream)
        .filter(arrival -> Answer.parse(arrival.answer()).isDead())
        .toList();
  }

  /** Returns the recorded response of a webhook, sync or async. */
  Optional<RecordedAnswer> answer(String webhook) {
    RecordedRun delivery = deliveries.get(webhook);
    return Optional.ofNullable(
        delivery != null
            ? delivery.answers().get(webhook)
            : run.map(one -> one.answers().get(webhook)).orElse(null));
  }

  boolean isAccepted() {
    return run.isPresent() || lines.stream().anyMatch(CallerLine::isAcceptance);
  }
}
