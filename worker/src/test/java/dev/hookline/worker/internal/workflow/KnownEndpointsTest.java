package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.endpoint.WatchInput;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One alert for each change of state, whoever reports it and however often. */
class KnownEndpointsTest {

  private static final String ENDPOINT = "billing.example.com:443";
  private static final long HOUR = 3_600_000;
  private static final long SILENT = KnownEndpoints.SILENT_MILLIS;
  private static final FailedCall CALL =
      new FailedCall("OnX", "billing", "OnX:1", "http_status", 503);

  private final KnownEndpoints known = new KnownEndpoints(WatchInput.none());

  @Test
  void anEndpointThatTwoWorkersSeeFailingIsAlertedOnce() {
    known.apply(failing("a"), 1_000);
    known.apply(failing("b"), 1_500);
    known.apply(failing("a"), 61_000);

    assertThat(known.takeAlerts())
        .containsExactly(
            new Alert(Alert.FAILING, "7b5309fd9c2d-1000", 1_000, ENDPOINT, 500, 10, CALL, null));
    assertThat(known.takeAlerts()).isEmpty();
  }

  @Test
  void itHasRecoveredWhenEachWorkerThatSawItFailingGetsResponses() {
    known.apply(failing("a"), 1_000);
    known.apply(failing("b"), 1_500);
    known.apply(recovered("b"), 90_000);
    assertThat(types()).containsExactly(Alert.FAILING);

    known.apply(recovered("a"), 95_000);
    known.apply(recovered("b"), 99_000);

    assertThat(types()).containsExactly(Alert.RECOVERED);
    assertThat(known.states().endpoints()).isEmpty();
  }

  @Test
  void aWorkerThatRestartedWhileItWasFailingReportsNoSecondAlert() {
    known.apply(failing("a"), 1_000);
    known.apply(failing("restarted"), 20_000);
    known.apply(recovered("restarted"), 90_000);

    assertThat(types()).containsExactly(Alert.FAILING);
    assertThat(known.nextPass()).contains(1_000 + SILENT);
    known.pass(1_000 + SILENT);
    assertThat(types()).containsExactly(Alert.RECOVERED);
  }

  @Test
  void aWorkerThatStillSeesItFailingKeepsItFailingThoughAnotherGetsResponses() {
    known.apply(failing("a"), 1_000);
    for (long at = 60_000; at < 10 * SILENT; at += 60_000) {
      known.apply(failing("a"), at);
      known.apply(recovered("b"), at + 10_000);
      known.pass(at + 20_000);
    }

    assertThat(types()).containsExactly(Alert.FAILING);
  }

  @Test
  void changesThatAreReportedAtOnceHaveAlertsOfTheirOwn() {
    for (String worker : List.of("a", "b", "c")) {
      known.apply(failing(worker), 1_000);
      known.apply(recovered(worker), 1_000);
    }

    List<Alert> alerts = known.takeAlerts();
    assertThat(alerts)
        .extracting(Alert::type)
        .containsExactly(
            Alert.FAILING,
            Alert.RECOVERED,
            Alert.FAILING,
            Alert.RECOVERED,
            Alert.FAILING,
            Alert.RECOVERED);
    assertThat(alerts)
        .extracting(Alert::at)
        .containsExactly(1_000L, 1_001L, 1_002L, 1_003L, 1_004L, 1_005L);
    assertThat(alerts).extracting(Alert::key).doesNotHaveDuplicates();
  }

  @Test
  void silenceAloneIsNoRecovery() {
    known.apply(failing("a"), 1_000);
    known.pass(100 * SILENT);

    assertThat(types()).containsExactly(Alert.FAILING);
    assertThat(known.nextPass()).isEmpty();
  }

  @Test
  void webhooksThatFailForGoodAreAlertedOnceAnHourWithTheirNumber() {
    known.apply(exhausted(1), 0);
    assertThat(known.takeAlerts()).map(Alert::count).containsExactly(1);
    known.apply(exhausted(2), 10_000);
    known.apply(exhausted(40), 20_000);
    assertThat(known.takeAlerts()).isEmpty();
    known.pass(known.nextPass().orElseThrow());

    assertThat(known.takeAlerts())
        .satisfiesExactly(
            alert -> {
              assertThat(alert.type()).isEqualTo(Alert.EXHAUSTED);
              assertThat(alert.count()).isEqualTo(42);
              assertThat(alert.at()).isEqualTo(HOUR);
            });
    known.pass(2 * HOUR);
    assertThat(known.states().endpoints()).isEmpty();
    assertThat(known.takeAlerts()).isEmpty();
  }

  @Test
  void aReportThatArrivesAgainChangesNothing() {
    EndpointReport failed = new EndpointReport("a", 7, exhausted(1).changes());
    known.apply(failed, 0);
    known.apply(failed, 2_000);
    known.apply(new EndpointReport("a", 8, recovered("a").changes()), 3_000);
    known.apply(new EndpointReport("a", 6, failing("a").changes()), 4_000);
    assertThat(types()).containsExactly(Alert.EXHAUSTED);
    known.pass(HOUR);

    assertThat(types()).isEmpty();
  }

  @Test
  void aDisabledEndpointIsRememberedUntilItIsEnabled() {
    EndpointOrder order = new EndpointOrder(ENDPOINT, "ops", "maintenance");
    known.disable(order, 1_000);
    known.disable(new EndpointOrder(ENDPOINT, "other", null), 2_000);

    assertThat(known.states().endpoints())
        .satisfiesExactly(
            state -> {
              assertThat(state.disabled()).isNotNull();
              assertThat(state.disabled().by()).isEqualTo("ops");
              assertThat(state.disabled().since()).isEqualTo(1_000);
            });
    known.enable(order);
    assertThat(known.states().endpoints()).isEmpty();
    assertThat(known.takeAlerts()).isEmpty();
  }

  @Test
  void whatIsKnownSurvivesContinueAsNew() {
    known.apply(failing("a"), 1_000);
    known.apply(exhausted(1), 2_000);
    known.disable(new EndpointOrder(ENDPOINT, null, null), 3_000);

    WatchInput input = known.next(known.takeAlerts());
    assertThat(input.unsent())
        .extracting(Alert::type)
        .containsExactly(Alert.FAILING, Alert.EXHAUSTED);
    assertThat(WireJson.read(WireJson.toPayload(input), WatchInput.class)).contains(input);
    assertThat(new KnownEndpoints(input).states()).isEqualTo(known.states());
  }

  @Test
  void aReportThatArrivesAgainInTheNextRunChangesNothing() {
    EndpointReport failed = new EndpointReport("a", 7, exhausted(1).changes());
    known.apply(failed, 0);
    KnownEndpoints next = new KnownEndpoints(known.next(List.of()));
    next.apply(failed, 2_000);

    assertThat(next.states()).isEqualTo(known.states());
    assertThat(next.takeAlerts()).isEmpty();
  }

  @Test
  void theNumbersOfTheWorkersThatReportedLastAreKept() {
    IntStream.rangeClosed(0, ReportNumbers.MAX_WORKERS)
        .forEach(i -> known.apply(new EndpointReport("w" + i, 1, List.of()), 10));

    assertThat(known.next(List.of()).numbers())
        .hasSize(ReportNumbers.MAX_WORKERS)
        .doesNotContainKey("w0");
  }

  @Test
  void aLimitedNumberIsFollowed() {
    IntStream.range(0, KnownEndpoints.MAX_ENDPOINTS + 5)
        .forEach(
            i ->
                known.apply(
                    new EndpointReport(
                        "a", List.of(new Change("h:" + i, EndpointReport.FAILING, 5, 10, 0, CALL))),
                    10));

    assertThat(known.takeAlerts()).hasSize(KnownEndpoints.MAX_ENDPOINTS);
  }

  private List<String> types() {
    return known.takeAlerts().stream().map(Alert::type).toList();
  }

  private static EndpointReport failing(String worker) {
    return new EndpointReport(
        worker, List.of(new Change(ENDPOINT, EndpointReport.FAILING, 500, 10, 0, CALL)));
  }

  private static EndpointReport recovered(String worker) {
    return new EndpointReport(
        worker, List.of(new Change(ENDPOINT, EndpointReport.RECOVERED, 0, 0, 0, null)));
  }

  private static EndpointReport exhausted(int count) {
    return new EndpointReport(
        "a", List.of(new Change(ENDPOINT, EndpointReport.EXHAUSTED, 0, count, HOUR, CALL)));
  }
}
