package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.EventKind;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Phase;
import dev.hookline.verification.chaos.plan.PlannedCall;
import dev.hookline.verification.chaos.plan.PlannedEndpoint;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import dev.hookline.verification.chaos.plan.RunPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Handmade records of an event whose one async webhook calls an endpoint of its own. */
final class Records {

  static final String ENDPOINT = "rated.test:80";

  private static final long MILLI_OF_SECOND = 1_000;

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<AlertLine> alerts = new ArrayList<>();
  private final List<FaultLine> faults = new ArrayList<>();
  private final Map<String, RecordedRun> runs = new LinkedHashMap<>();

  Records() {
    runs.put(
        "Kind:k", new RecordedRun(RecordedRun.COMPLETED, 0, RecordedRun.NEVER, 0, "", Map.of()));
    delivery(RecordedRun.COMPLETED, "");
  }

  /** Records how the delivery ended. */
  void delivery(String status, String code) {
    runs.put(
        "Kind:k:async:a",
        new RecordedRun(status, 0, RecordedRun.NEVER, RecordedRun.NEVER, code, Map.of()));
  }

  /** Records a request, which is not repeated without a reason. */
  void request(long millis, String worker, String response) {
    arrivals.add(
        new Arrival(
            millis * Micros.MILLI,
            "r" + arrivals.size(),
            worker,
            "msg",
            "Kind",
            "a",
            1,
            "k",
            "",
            response,
            ""));
  }

  void fault(FaultKind kind, String target, long fromMillis, long toMillis) {
    faults.add(new FaultLine(fromMillis * Micros.MILLI, toMillis * Micros.MILLI, kind, target));
  }

  void alert(String id, String type, long second) {
    alert(id, type, second, "\"failures\":4");
  }

  void alert(String id, String type, long second, String data) {
    alerts.add(
        new AlertLine(
            0,
            "worker-0",
            id,
            1,
            "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"endpoint\":\"%s\",%s}}"
                .formatted(type, Instant.ofEpochMilli(second * MILLI_OF_SECOND), ENDPOINT, data)));
  }

  /** Returns the details of the violations of a promise. */
  List<String> violationsOf(String promise) {
    return Checker.check(new Evidence(plan(), arrivals, List.of(), alerts, callers(), faults, runs))
        .violations()
        .stream()
        .filter(violation -> violation.invariant().equals(promise))
        .map(Violation::detail)
        .toList();
  }

  private static List<CallerLine> callers() {
    return List.of(new CallerLine(1, 0, "k", 0, What.SUCCESS, "", ""));
  }

  private static RunPlan plan() {
    PlannedWebhook webhook =
        new PlannedWebhook(
            "a", true, "", false, 1_000, 3, "200", new PlannedEndpoint("rated.test", 5, 0, 0));
    PlannedEvent event =
        new PlannedEvent(
            "k", "Kind", 0, List.of(new PlannedCall(0, PlannedCall.Way.INVOKE)), 0, 0, "");
    return new RunPlan(
        1,
        80,
        List.of(new EventKind("Kind", List.of(webhook), false)),
        new Phase(Phase.CALM, List.of(event)),
        new Phase(Phase.STORM, List.of()),
        List.of());
  }
}
