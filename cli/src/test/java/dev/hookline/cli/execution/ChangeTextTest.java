package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.output.Json;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.watch.ExecutionChange;
import dev.hookline.operate.watch.ExecutionChange.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTextTest {

  private static final Instant AT = Instant.parse("2026-11-26T10:00:05Z");

  @Test
  void describesAChangeInOneLine() {
    assertThat(text(whole(Change.STARTED))).isEqualTo("10:00:05  started     OnTested:p7");
    assertThat(text(whole(Change.ENDED)))
        .isEqualTo("10:00:05  failed      OnTested:p7  5s  http_status of billing");
    assertThat(text(webhook(State.PENDING, 1, Pending.IN_FLIGHT, null, null)))
        .isEqualTo("10:00:05  calling     OnTested:p7  billing, attempt 1 in flight");
    assertThat(text(webhook(State.PENDING, 3, Pending.WAITING, "http_status", 503)))
        .isEqualTo(
            "10:00:05  retrying    OnTested:p7  billing failed: http_status 503; attempt 3 at 10:00:09");
    assertThat(text(webhook(State.PENDING, 3, Pending.PAUSED, "http_status", 503)))
        .isEqualTo(
            "10:00:05  retrying    OnTested:p7  billing failed: http_status 503; attempt 3 paused");
    assertThat(text(due(AT.minusSeconds(5))))
        .isEqualTo(
            "10:00:05  retrying    OnTested:p7  billing failed: timeout; attempt 3 due since 10:00:00,"
                + " waiting for a worker");
    assertThat(text(webhook(State.SUCCEEDED, 3, null, "http_status", 503)))
        .isEqualTo("10:00:05  webhook     OnTested:p7  billing succeeded in attempt 3");
    assertThat(text(webhook(State.FAILED, 1, null, "timeout", null)))
        .isEqualTo("10:00:05  webhook     OnTested:p7  billing failed: timeout");
  }

  @Test
  void coloursOnlyIfEnabled() {
    assertThat(ChangeText.of(whole(Change.STARTED), true))
        .isEqualTo("10:00:05  \u001B[36mstarted   \u001B[0m  OnTested:p7");
  }

  @Test
  void hasTheDocumentedFields() {
    assertThat(Json.line(webhook(State.PENDING, 3, Pending.WAITING, "http_status", 503)))
        .isEqualTo(
            """
            {"at":"2026-11-26T10:00:05Z","change":"webhook","execution":{"id":"OnTested:p7",\
            "runId":"run","kind":"event","event":"OnTested","status":"failed",\
            "startedAt":"2026-11-26T10:00:00Z","closedAt":"2026-11-26T10:00:05Z",\
            "failureCode":"http_status","failedWebhook":"billing"},"webhook":"billing",\
            "state":"pending","attempt":3,"pending":"waiting","code":"http_status","status":503,\
            "nextAttemptAt":"2026-11-26T10:00:09Z"}""");
  }

  private static String text(ExecutionChange change) {
    return ChangeText.of(change, false);
  }

  private static ExecutionChange whole(Change change) {
    return new ExecutionChange(AT, change, execution(), null, null, 0, null, null, null, null);
  }

  private static ExecutionChange webhook(
      State state,
      int attempt,
      @Nullable Pending pending,
      @Nullable String code,
      @Nullable Integer status) {
    return new ExecutionChange(
        AT,
        Change.WEBHOOK,
        execution(),
        "billing",
        state,
        attempt,
        pending,
        code,
        status,
        pending == Pending.WAITING ? AT.plusSeconds(4) : null);
  }

  private static ExecutionChange due(Instant next) {
    return new ExecutionChange(
        AT,
        Change.WEBHOOK,
        execution(),
        "billing",
        State.PENDING,
        3,
        Pending.WAITING,
        "timeout",
        null,
        next);
  }

  private static Execution execution() {
    return new Execution(
        "OnTested:p7",
        "run",
        ExecutionKind.EVENT,
        "OnTested",
        ExecutionStatus.FAILED,
        AT.minusSeconds(5),
        AT,
        "http_status",
        "billing");
  }
}
