package dev.hookline.cli.execution;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.AttemptGap;
import dev.hookline.operate.EarlierRun;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An execution with a bit of everything. */
final class SampleExecutions {

  static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  private SampleExecutions() {}

  static ExecutionDetail detail(String failureBody) {
    return new ExecutionDetail(
        new Execution(
            "OnProjectCreated:p7",
            "run-3",
            ExecutionKind.EVENT,
            "OnProjectCreated",
            ExecutionStatus.RUNNING,
            START,
            null,
            null,
            null),
        plan(),
        null,
        "{\"project\":7}",
        List.of(
            reused(),
            called(
                "billing",
                State.SUCCEEDED,
                List.of(
                    failed(1, 100, 2_000, 503),
                    failed(2, 4_100, 2_400, 503),
                    new Attempt(4, START.plusMillis(13_000), 1_500L, Outcome.SUCCEEDED, 201, null)),
                List.of(new AttemptGap(3, 3, AttemptGap.Reason.LOST)),
                failureBody),
            called("audit", State.PENDING, List.of(failed(1, 14_600, 400, 500)), List.of(), "{}"),
            notCalled()),
        List.of(
            new EarlierRun(
                "run-2",
                "failed",
                ExecutionStatus.FAILED,
                START.minusSeconds(60),
                START.minusSeconds(30),
                "http_status",
                "billing"),
            new EarlierRun("run-1", "start", null, null, null, null, null)),
        null,
        null,
        "http://127.0.0.1:8233/namespaces/default/workflows/OnProjectCreated%3Ap7/run-3/history");
  }

  /** One whose plan cannot be read. */
  static ExecutionDetail unreadable(String plan) {
    return new ExecutionDetail(
        new Execution(
            "OnProjectCreated:p8",
            "run-1",
            ExecutionKind.EVENT,
            "OnProjectCreated",
            ExecutionStatus.FAILED,
            START,
            START.plusMillis(40),
            "unsupported_plan",
            null),
        null,
        plan,
        "{\"project\":8}",
        List.of(),
        List.of(),
        null,
        "plan version 99 is newer than 2",
        null);
  }

  private static WebhookState reused() {
    return new WebhookState(
        "labels",
        false,
        State.REUSED,
        0,
        START,
        START.plusMillis(80),
        null,
        null,
        null,
        null,
        null,
        null,
        "{\"n\":1}",
        null,
        List.of(),
        List.of());
  }

  private static WebhookState notCalled() {
    return new WebhookState(
        "mail",
        true,
        State.NOT_CALLED,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static WebhookState called(
      String name, State state, List<Attempt> log, List<AttemptGap> missing, String body) {
    boolean isPending = state == State.PENDING;
    Attempt first = log.get(0);
    return new WebhookState(
        name,
        false,
        state,
        isPending ? 2 : 4,
        first.startedAt().minusMillis(50),
        isPending ? null : START.plusMillis(14_500),
        "webhook '" + name + "' responded with " + first.status() + " at http://host/" + name,
        "http_status",
        first.status(),
        body,
        isPending ? Pending.WAITING : null,
        isPending ? START.plusSeconds(30) : null,
        null,
        null,
        log,
        missing);
  }

  private static Attempt failed(int number, long at, long millis, int status) {
    return new Attempt(number, START.plusMillis(at), millis, Outcome.FAILED, status, "http_status");
  }

  private static Plan plan() {
    List<WebhookCall> calls =
        List.of(
            call("labels", false),
            call("billing", false),
            call("audit", false),
            call("mail", true));
    return new Plan(
        1,
        "OnProjectCreated",
        null,
        calls,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static WebhookCall call(String name, boolean async) {
    return new WebhookCall(
        name,
        "http://host/" + name + "?token=s3cret",
        "POST",
        null,
        async,
        0,
        0,
        null,
        name.equals("audit"),
        List.of(),
        0,
        0,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
