package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.InvocationException;
import dev.hookline.Payload;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryBudgetTest {
  @Test
  void acceptsTheLargestPayloadForOneWebhook() {
    assertThatCode(() -> HistoryBudget.check(plan(1), Payload.MAX_BYTES))
        .doesNotThrowAnyException();
  }

  @Test
  void rejectsMoreWebhooksThanFitInAHistory() {
    assertThatThrownBy(() -> HistoryBudget.check(plan(40), Payload.MAX_BYTES))
        .isInstanceOf(InvocationException.class)
        .hasMessageStartingWith("event 'E' with its 40 webhooks must fit in a history of ")
        .hasMessageEndingWith("; send less, lower maxResponseBytes or split the event");
  }

  private static Plan plan(int webhooks) {
    List<WebhookCall> calls =
        IntStream.range(0, webhooks)
            .mapToObj(
                i ->
                    WebhookCall.of(
                        WebhookConfig.builder("w" + i, "https://x.example/").async(true).build()))
            .toList();
    return new Plan(
        1, "E", null, calls, null, List.of(), null, null, null, null, null, null, null, null);
  }
}
