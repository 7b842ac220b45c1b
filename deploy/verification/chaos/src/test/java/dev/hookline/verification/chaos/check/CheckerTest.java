package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.Digest;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.log.ResponseLine;
import dev.hookline.verification.chaos.plan.EventKind;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Phase;
import dev.hookline.verification.chaos.plan.PlannedCall;
import dev.hookline.verification.chaos.plan.PlannedEndpoint;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import dev.hookline.verification.chaos.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handmade records, each with one broken promise. */
class CheckerTest {

  private static final String ID = "Kind:k";
  private static final String DELIVERY = ID + ":async:a";
  private static final String NOTHING = Digest.ofPayload(new byte[0]);

  /** When the event's deliveries are recorded. */
  private static final int DELIVERIES = 26;

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<ResponseLine> responses = new ArrayList<>();

  private final List<CallerLine> lines = new ArrayList<>();
  private final List<FaultLine> faults = new ArrayList<>();
  private final Map<String, RecordedRun> runs = new LinkedHashMap<>();

  @BeforeEach
  void keepEveryPromise() {
    arrive(10, "s0", "r1", "p");
    arrive(20, "s1", "r2", "r1");
    arrive(30, "a", "r3", "p");
    lines.add(reported(0, What.CALLED, "INVOKE"));
    lines.add(reported(29, What.SUCCESS, "r2"));
    run(ID, RecordedRun.COMPLETED, 1, "r2", response("s0", 15, "r1"), response("s1", 25, "r2"));
    run(DELIVERY, RecordedRun.COMPLETED, 26, "", nothing("a", 35));
  }

  @Test
  void findsNothingIfEveryPromiseIsKept() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsAnAcceptedEventThatTheServerDoesNotHave() {
    runs.clear();

    assertThat(violations()).contains(Outcomes.LOST);
  }

  @Test
  void findsAnAcceptedEventThatNeverEnds() {
    run(ID, RecordedRun.OPEN, 1, "", response("s0", 15, "r1"), response("s1", 25, "r2"));

    assertThat(violations()).contains(Outcomes.LOST);
  }

  @Test
  void findsARecordedResponseThatNoEndpointSent() {
    run(ID, RecordedRun.COMPLETED, 1, "r2", response("s0", 15, "r1"), response("s1", 25, "other"));

    assertThat(violations()).contains(Responses.GIVEN);
  }

  @Test
  void findsAnEventWhoseOutcomeNoCallerGot() {
    lines.remove(1);

    assertThat(violations()).containsExactly(Outcomes.LOST);
  }

  @Test
  void findsACallAfterTheResponseWasRecorded() {
    arrive(40, "s0", "r4", "p");

    assertThat(violations()).contains(Repeats.AGAIN);
  }

  @Test
  void findsNoCallAfterTheRecordIfTheWorkerWasStoppedInBetween() {
    arrive(40, "s0", "r4", "p");
    faults.add(fault(FaultKind.STOP, "worker-0", 9, 40));

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsALaterWebhookThatWasCalledBeforeTheRecord() {
    run(ID, RecordedRun.COMPLETED, 1, "r2", response("s0", 21, "r1"), response("s1", 25, "r2"));

    assertThat(violations()).containsExactly(Requests.ORDER);
  }

  @Test
  void findsADeliveryThatWasCalledBeforeItWasRecorded() {
    run(DELIVERY, RecordedRun.COMPLETED, 31, "", nothing("a", 35));

    assertThat(violations()).contains(Requests.ORDER);
  }

  @Test
  void findsOnSuccessBeforeTheDeliveriesWereRecorded() {
    lines.set(1, reported(25, What.SUCCESS, "r2"));

    assertThat(violations()).containsExactly(Outcomes.EARLY_SUCCESS);
  }

  @Test
  void findsTwoResultsOfOneKey() {
    lines.add(reported(40, What.SUCCESS, "r9"));

    assertThat(violations()).containsExactly(Outcomes.ONE_RESULT, Responses.OWN);
  }

  @Test
  void findsAChangedWebhookId() {
    Arrival one = arrivals.get(0);
    arrivals.set(
        0,
        new Arrival(
            one.at(),
            one.request(),
            one.worker(),
            "msg_other",
            one.event(),
            one.webhook(),
            1,
            "k",
            one.body(),
            one.response(),
            one.responseBody()));

    assertThat(violations()).containsExactly(Requests.SAME_ID, Responses.OWN);
  }

  @Test
  void findsOtherDataThanTheRecordedResponse() {
    run(ID, RecordedRun.COMPLETED, 1, "r2", response("s0", 15, "r8"), response("s1", 25, "r2"));

    assertThat(violations()).contains(Requests.GIVEN_DATA);
  }

  @Test
  void findsALostDelivery() {
    runs.remove(DELIVERY);

    assertThat(violations()).contains(Outcomes.DELIVERY_LOST);
  }

  @Test
  void findsADeliveryThatWasCompletedWithoutARequest() {
    arrivals.remove(2);

    assertThat(violations()).contains(Outcomes.DELIVERY_LOST);
  }

  @Test
  void findsARepeatThatNoFaultExplains() {
    arrive(32, "a", "r4", "p");

    assertThat(violations()).containsExactly(Repeats.REPEATED);
  }

  @Test
  void findsARepeatWhoseOnlyFaultIsOnAnotherPath() {
    arrive(32, "a", "r4", "p");
    faults.add(fault(FaultKind.KILL, "worker-1", 30, 33));

    assertThat(violations()).containsExactly(Repeats.REPEATED);
  }

  @Test
  void findsNoRepeatIfItsWorkerWasKilled() {
    arrive(32, "a", "r4", "p");
    faults.add(fault(FaultKind.KILL, "worker-0", 30, 33));

    assertThat(violations()).isEmpty();
  }

  @Test
  void explainsARepeatByABusyMachineOnlyIfNothingElseDoes() {
    arrive(32, "a", "r4", "p");
    faults.add(fault(FaultKind.LATE, "server", 29, 32));

    assertThat(findings().explained()).containsExactly(Map.entry("late server", 1));

    faults.add(fault(FaultKind.KILL, "worker-0", 30, 33));

    assertThat(findings().explained()).containsExactly(Map.entry("kill worker", 1));
  }

  @Test
  void findsAnOutcomeThatACalmEventShouldNotHave() {
    fail("");

    assertThat(violations()).containsExactly(Outcomes.AS_PLANNED);
  }

  @Test
  void findsARecordedResponseToTheRequestOfAnotherEvent() {
    String other = body("k2", "s0", "r1");
    run(
        ID,
        RecordedRun.COMPLETED,
        1,
        "r2",
        Map.entry("s0", new RecordedResponse(15 * Micros.SECOND, "r1", other)),
        response("s1", 25, "r2"));

    assertThat(details()).containsExactly("for 's0', %s is recorded".formatted(other));
    assertThat(violations()).containsExactly(Responses.OWN);
  }

  @Test
  void findsARecordedUnsolicitedResponse() {
    run(
        ID,
        RecordedRun.COMPLETED,
        1,
        "r2",
        response("s0", 15, "r1~unasked"),
        response("s1", 25, "r2"));

    assertThat(violations()).containsExactly(Requests.GIVEN_DATA, Responses.GIVEN, Responses.OWN);
  }

  @Test
  void findsARecordedResponseThatIsOfAnotherWebhookOfTheEvent() {
    run(
        ID,
        RecordedRun.COMPLETED,
        1,
        "r2",
        Map.entry("s0", new RecordedResponse(15 * Micros.SECOND, "r1", body("k", "s1", "r2"))),
        response("s1", 25, "r2"));

    assertThat(violations()).containsExactly(Responses.OWN);
  }

  @Test
  void findsAFinalResponseOfAnotherWebhookOrOfNone() {
    for (String body : List.of(body("k", "s0", "r1"), body("k2", "s1", "r2"), "", "{}")) {
      lines.set(1, reported(29, What.SUCCESS, "r2", body));

      assertThat(details()).containsExactly("caller 0 got " + body);
      assertThat(violations()).containsExactly(Responses.OWN);
    }
  }

  @Test
  void findsAFailureThatQuotesTheResponseToTheRequestOfAnotherEvent() {
    fail(body("k", "s1", "r2"));

    assertThat(violations()).containsExactly(Outcomes.AS_PLANNED);

    fail(body("k2", "s1", "r2"));

    assertThat(violations()).containsExactly(Outcomes.AS_PLANNED, Responses.OWN);
  }

  @Test
  void findsARequestOnADeadConnection() {
    arrive(24, "s1", "r9", "r1", "dead:900");

    assertThat(violations()).contains(Responses.CHECKED);
  }

  @Test
  void ignoresARequestThatCrossedTheEndOfItsConnection() {
    arrivals.remove(1);
    arrive(20, "s1", "r2", "r1", "dead:30");
    run(
        ID,
        RecordedRun.COMPLETED,
        1,
        "r2",
        response("s0", 15, "r1"),
        response("s1", 25, "r9~unasked"));

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresARequestThatAFaultDelayed() {
    arrivals.remove(1);
    arrive(20, "s1", "r2", "r1", "dead:900");

    assertThat(violations()).contains(Responses.CHECKED);

    faults.add(fault(FaultKind.SLOW, "worker-0~receiver", 19, 21));

    assertThat(violations()).isEmpty();
  }

  @Test
  void identifiesByItsIdARequestThatCarriesTheResponseToAnotherEvent() {
    Arrival one = arrivals.remove(1);
    arrivals.add(
        new Arrival(
            one.at(),
            one.request(),
            one.worker(),
            one.webhookId(),
            one.event(),
            one.webhook(),
            1,
            "k2",
            one.body(),
            one.response(),
            one.responseBody()));

    assertThat(violations()).isEmpty();
  }

  private void fail(String quoted) {
    lines.set(1, reported(29, What.FAILURE, "http_status", quoted));
    run(
        ID,
        RecordedRun.FAILED,
        1,
        "http_status",
        response("s0", 15, "r1"),
        response("s1", 25, "r2"));
  }

  private List<String> details() {
    return findings().violations().stream().map(Violation::detail).toList();
  }

  private List<String> violations() {
    return findings().violations().stream().map(Violation::invariant).distinct().toList();
  }

  private Checker.Findings findings() {
    return Checker.check(new Evidence(plan(), arrivals, responses, List.of(), lines, faults, runs));
  }

  private static RunPlan plan() {
    EventKind kind =
        new EventKind(
            "Kind",
            List.of(
                webhook("s0", false, "", false),
                webhook("s1", false, "s0", true),
                webhook("a", true, "", false)),
            false);
    PlannedEvent event =
        new PlannedEvent(
            "k", "Kind", 0, List.of(new PlannedCall(0, PlannedCall.Way.INVOKE)), 0, 0, "");
    return new RunPlan(
        1,
        80,
        List.of(kind),
        new Phase(Phase.CALM, List.of(event)),
        new Phase(Phase.STORM, List.of()),
        List.of());
  }

  private static PlannedWebhook webhook(String name, boolean async, String from, boolean isFinal) {
    return new PlannedWebhook(name, async, from, isFinal, 3, 3, "200", PlannedEndpoint.ORDINARY);
  }

  private void arrive(int seconds, String webhook, String request, String body) {
    arrive(seconds, webhook, request, body, "200");
  }

  private void arrive(int seconds, String webhook, String request, String body, String response) {
    long at = seconds * Micros.SECOND;
    arrivals.add(
        new Arrival(
            at,
            request,
            "worker-0",
            WebhookId.of(ID, webhook),
            "Kind",
            webhook,
            1,
            "k",
            body,
            response,
            request));
    responses.add(new ResponseLine(at + Micros.MILLI, request, true));
  }

  private static CallerLine reported(int seconds, What what, String detail) {
    return reported(seconds, what, detail, what == What.SUCCESS ? body("k", "s1", detail) : "");
  }

  private static CallerLine reported(int seconds, What what, String detail, String body) {
    return new CallerLine(seconds * Micros.SECOND, 0, "k", 0, what, detail, body);
  }

  private static String body(String key, String webhook, String request) {
    return "{\"key\":\"%s\",\"from\":\"%s\",\"request\":\"%s\"}".formatted(key, webhook, request);
  }

  private static FaultLine fault(FaultKind kind, String target, int start, int end) {
    return new FaultLine(start * Micros.SECOND, end * Micros.SECOND, kind, target);
  }

  private static Map.Entry<String, RecordedResponse> response(
      String webhook, int seconds, String request) {
    return Map.entry(
        webhook,
        new RecordedResponse(seconds * Micros.SECOND, request, body("k", webhook, request)));
  }

  private static Map.Entry<String, RecordedResponse> nothing(String webhook, int seconds) {
    return Map.entry(webhook, new RecordedResponse(seconds * Micros.SECOND, NOTHING, ""));
  }

  @SafeVarargs
  private final void run(
      String id,
      String status,
      int seconds,
      String outcome,
      Map.Entry<String, RecordedResponse>... responses) {
    Map<String, RecordedResponse> recorded = new LinkedHashMap<>();
    for (Map.Entry<String, RecordedResponse> one : responses) {
      recorded.put(one.getKey(), one.getValue());
    }
    runs.put(
        id,
        new RecordedRun(
            status,
            seconds * Micros.SECOND,
            RecordedRun.NEVER,
            DELIVERIES * Micros.SECOND,
            outcome,
            recorded));
  }
}
