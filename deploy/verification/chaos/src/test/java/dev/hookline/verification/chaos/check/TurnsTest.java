package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.EventKind;
import dev.hookline.verification.chaos.plan.PlannedEndpoint;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events of one key, each called, accepted, run and recorded at given times. */
class TurnsTest {

  private final List<Case> cases = new ArrayList<>();

  @Test
  void findsNothingIfTheyRunOneAfterTheOther() {
    event("a", 1, 2, 10, 20);
    event("b", 3, 4, 21, 30);
    event("c", 3, 5, 31, 40);

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsEventsThatRunTogether() {
    event("a", 1, 2, 10, 20);
    event("b", 3, 4, 19, 30);

    assertThat(violations()).containsExactly("it ran before Kind:a had ended");
  }

  @Test
  void findsAnEventThatRanAfterALaterOne() {
    event("b", 3, 4, 10, 20);
    event("a", 1, 2, 21, 30);

    assertThat(violations())
        .containsExactly("it was accepted before Kind:b was sent, and ran after it");
  }

  @Test
  void allowsAnyOrderOfEventsThatWereSentTogether() {
    event("a", 3, 6, 10, 20);
    event("b", 4, 5, 21, 30);
    event("c", 1, 9, 31, 40);

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresOtherKeys() {
    event("a", 1, 2, 10, 20);
    event("b", "other", RecordedRun.COMPLETED, 3, 4, 11, 19);

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresARequestOfACancelledEvent() {
    event("a", 1, 2, 10, 20);
    event("b", "key", RecordedRun.CANCELLED, 3, 4, 15, 15);

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresThatAStoppedReceiverReadARequestAfterItsEventHadFailed() {
    event("a", "key", RecordedRun.FAILED, 1, 2, 25, 20);
    event("b", 3, 4, 21, 30);

    assertThat(violations()).isEmpty();
  }

  private List<String> violations() {
    List<Violation> violations = new ArrayList<>();
    Turns.check(cases, violations);
    return violations.stream().map(Violation::detail).toList();
  }

  private void event(String key, long called, long accepted, long begin, long recorded) {
    event(key, "key", RecordedRun.COMPLETED, called, accepted, begin, recorded);
  }

  private void event(
      String key,
      String order,
      String status,
      long called,
      long accepted,
      long begin,
      long recorded) {
    Arrival arrival =
        new Arrival(begin, "r", "worker-0", "msg", "Kind", "s0", 1, key, "", "200", "");
    cases.add(
        new Case(
            new PlannedEvent(key, "Kind", 0, List.of(), 0, 0, order),
            new EventKind(
                "Kind",
                List.of(
                    new PlannedWebhook(
                        "s0", false, "", true, 3, 3, "200", PlannedEndpoint.ORDINARY)),
                true),
            true,
            Optional.of(
                new RecordedRun(
                    status,
                    called,
                    status.equals(RecordedRun.FAILED) ? recorded : RecordedRun.NEVER,
                    RecordedRun.NEVER,
                    "",
                    Map.of("s0", new RecordedResponse(recorded, "", "")))),
            Map.of(),
            Map.of("s0", List.of(arrival)),
            List.of(
                new CallerLine(called, 0, key, 0, What.CALLED, "", ""),
                new CallerLine(accepted, 0, key, 0, What.ACCEPTED, "", ""))));
  }
}
