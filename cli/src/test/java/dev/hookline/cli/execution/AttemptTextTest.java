package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTextTest {

  @Test
  void showsThatAnOverdueAttemptIsWaitingForAWorker() {
    WebhookState audit = SampleExecutions.detail("{}").webhooks().get(2);

    assertThat(AttemptText.pending("E:k", audit, SampleExecutions.START.plusSeconds(29)))
        .isEqualTo("attempt 2 at 2026-11-26T10:00:30Z");
    assertThat(AttemptText.pending("E:k", audit, SampleExecutions.START.plusSeconds(40)))
        .isEqualTo("attempt 2 has been due since 2026-11-26T10:00:30Z and is waiting for a worker");
    assertThat(
            DetailText.of(
                SampleExecutions.detail("{}"), 200, SampleExecutions.START.plusSeconds(40)))
        .containsPattern("audit +sync +pending +2 +http_status +due ");
  }

  @Test
  void namesTheWholeCommandThatResumesAWebhook() {
    WebhookState paused =
        new WebhookState(
            "the biller",
            false,
            State.PENDING,
            3,
            SampleExecutions.START,
            null,
            null,
            null,
            null,
            null,
            Pending.PAUSED,
            null,
            null,
            null,
            List.of(),
            List.of());

    assertThat(AttemptText.pending("OnOrderPaid:order-1", paused, SampleExecutions.START))
        .isEqualTo(
            "attempt 3 is paused; resume it with: hookline resume OnOrderPaid:order-1 --webhook 'the biller'");
  }
}
