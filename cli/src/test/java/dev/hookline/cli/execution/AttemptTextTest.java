package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTextTest {

  @Test
  void namesTheWholeCommandThatResumesAWebhook() {
    WebhookState paused =
        new WebhookState(
            "the biller",
            false,
            State.PENDING,
            3,
            Pictures.START,
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

    assertThat(AttemptText.pending("OnOrderPaid:order-1", paused))
        .isEqualTo(
            "attempt 3 is paused; go on with: hookline resume OnOrderPaid:order-1 --webhook 'the biller'");
  }
}
