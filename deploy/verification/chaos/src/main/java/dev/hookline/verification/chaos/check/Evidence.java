package dev.hookline.verification.chaos.check;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.ResponseLine;
import dev.hookline.verification.chaos.plan.Phase;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import dev.hookline.verification.chaos.plan.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All records of a run.
 *
 * @param runs the server's executions, by workflow id
 */
public record Evidence(
    RunPlan plan,
    List<Arrival> arrivals,
    List<ResponseLine> responses,
    List<AlertLine> alerts,
    List<CallerLine> lines,
    List<FaultLine> faults,
    Map<String, RecordedRun> runs) {

  List<Case> cases() {
    Map<String, String> senders = senders();
    Map<String, Map<String, List<Arrival>>> requests =
        arrivals.stream()
            .sorted(Comparator.comparingLong(Arrival::at))
            .collect(
                Collectors.groupingBy(
                    arrival -> senders.getOrDefault(arrival.webhookId(), arrival.key()),
                    Collectors.groupingBy(Arrival::webhook)));
    Map<String, List<CallerLine>> reported =
        lines.stream().collect(Collectors.groupingBy(CallerLine::key));
    List<Case> cases = new ArrayList<>();
    for (Phase phase : plan.phases()) {
      for (PlannedEvent event : phase.events()) {
        cases.add(
            new Case(
                event,
                plan.kind(event.kind()),
                phase.isCalm(),
                Optional.ofNullable(runs.get(event.execution())),
                deliveries(event),
                requests.getOrDefault(event.key(), Map.of()),
                reported.getOrDefault(event.key(), List.of())));
      }
    }
    return cases;
  }

  /**
   * Returns the keys of events by webhook-id, for webhooks that are sent a response: another
   * event's response has another key.
   */
  private Map<String, String> senders() {
    Map<String, String> senders = new HashMap<>();
    plan.phases().forEach(phase -> phase.events().forEach(event -> addSenders(event, senders)));
    return senders;
  }

  private void addSenders(PlannedEvent event, Map<String, String> senders) {
    for (PlannedWebhook webhook : plan.kind(event.kind()).sync()) {
      if (!webhook.useDataFrom().isEmpty()) {
        senders.put(WebhookId.of(event.execution(), webhook.name()), event.key());
      }
    }
  }

  private Map<String, RecordedRun> deliveries(PlannedEvent event) {
    Map<String, RecordedRun> deliveries = new LinkedHashMap<>();
    Optional<RecordedRun> together =
        Optional.ofNullable(runs.get(ExecutionIds.deliveries(event.execution())));
    for (PlannedWebhook webhook : plan.kind(event.kind()).async()) {
      String own = ExecutionIds.delivery(event.execution(), webhook.name());
      Optional.ofNullable(runs.get(own))
          .map(run -> run.since(together))
          .or(() -> together.flatMap(run -> run.deliveryOf(webhook.name())))
          .ifPresent(run -> deliveries.put(webhook.name(), run));
    }
    return deliveries;
  }
}
