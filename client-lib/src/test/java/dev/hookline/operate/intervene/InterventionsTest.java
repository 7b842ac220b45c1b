package dev.hookline.operate.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.ScriptedRuns;
import dev.hookline.operate.list.ExecutionFilter;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures while acting on executions. */
class InterventionsTest {

  private static final String FIRST = "OnTenth:0";
  private static final String SECOND = "OnOther:1";
  private static final String THIRD = "OnOther:2";

  private final List<AppliedIntervention> applied = new ArrayList<>();
  private final List<SkippedExecution> skipped = new ArrayList<>();
  private ScriptedRuns server;
  private Interventions interventions;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedRuns(3);
    interventions = new Interventions(server.client(), Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_FOUND", "FAILED_PRECONDITION"})
  void continuesIfAnExecutionEndsBeforeItsCancellation(Status.Code code) {
    server.responses.put("cancel " + SECOND, List.of(code.toStatus()));

    applyAll(Intervention.CANCEL, null);

    assertThat(applied).extracting(AppliedIntervention::executionId).containsExactly(FIRST, THIRD);
    assertThat(skipped)
        .containsExactly(
            new SkippedExecution(
                SECOND,
                Reason.ENDED,
                "execution OnOther:1 has ended; inspect it with: hookline show OnOther:1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "history"})
  void continuesIfAWebhookEndsBeforeItsPause(String call) {
    server.responses.put(call + " " + SECOND, List.of(Status.NOT_FOUND));

    applyAll(Intervention.PAUSE, "billing");

    assertThat(applied).extracting(AppliedIntervention::executionId).containsExactly(FIRST, THIRD);
    assertThat(skipped).extracting(SkippedExecution::executionId).containsExactly(SECOND);
  }

  @Test
  void resumesAfterAPauseForARetryDespiteTransientFailures() {
    server.responses.put("unpause " + FIRST, List.of(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED));

    AppliedIntervention retried = interventions.apply(Intervention.RETRY_NOW, FIRST, "billing");

    assertThat(retried)
        .isEqualTo(new AppliedIntervention(FIRST, Intervention.RETRY_NOW, "billing", 2));
    assertThat(server.actions)
        .containsExactly(
            "pause " + FIRST, "unpause " + FIRST, "unpause " + FIRST, "unpause " + FIRST);
  }

  @Test
  void resumesIfThePauseMayHaveSucceeded() {
    server.responses.put("pause " + FIRST, List.of(Status.UNAVAILABLE));

    assertThatThrownBy(() -> interventions.apply(Intervention.RETRY_NOW, FIRST, "billing"))
        .isInstanceOf(StatusRuntimeException.class);
    assertThat(server.actions).containsExactly("pause " + FIRST, "unpause " + FIRST);
  }

  @Test
  void skipsWebhooksThatAreNotPaused() {
    applyAll(Intervention.RESUME, "billing");

    assertThat(applied).isEmpty();
    assertThat(server.actions).isEmpty();
    assertThat(skipped)
        .hasSize(3)
        .extracting(SkippedExecution::reason)
        .containsOnly(Reason.NOT_PAUSED);
  }

  @Test
  void stopsIfAWebhookMayHaveBeenLeftPaused() {
    interventions = new Interventions(server.client(), Duration.ZERO);
    server.responses.put("unpause " + SECOND, Collections.nCopies(9, Status.UNAVAILABLE));

    assertThatThrownBy(() -> applyAll(Intervention.RETRY_NOW, "billing"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LEFT_PAUSED))
        .hasMessage(
            "webhook 'billing' of execution OnOther:1 may be paused now: the server failed"
                + " (UNAVAILABLE) between pausing and resuming it; resume it with: hookline resume"
                + " OnOther:1 --webhook billing");
    assertThat(applied).extracting(AppliedIntervention::executionId).containsExactly(FIRST);
  }

  private void applyAll(Intervention intervention, String webhook) {
    interventions.applyAll(
        intervention, ExecutionFilter.all(), webhook, applied::add, skipped::add);
  }
}
