package dev.hookline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.EventType;
import org.junit.jupiter.api.Test;

class MockWebhookManagerTest {
  private static final EventType EVENT = EventType.of("E");

  @Test
  void recordsInvocationsAndReturnsTheScriptedOutcome() {
    MockWebhookManager mock = new MockWebhookManager(EVENT).respondWith(Payload.of("1"));
    WebhookException failure = new WebhookException(new IllegalStateException("down"));

    assertThat(mock.invokeWebhooksAsync(EVENT, "p", InvokeOptions.key("k")).join())
        .isEqualTo(Payload.of("1"));
    mock.failWith(failure);
    assertThatThrownBy(() -> mock.invokeWebhooks(EVENT, "q", OnSuccess.noOp(), OnError.noOp()))
        .isSameAs(failure);
    assertThat(mock.invocations())
        .extracting(MockWebhookManager.Invocation::payload)
        .containsExactly("p", "q");
    assertThat(mock.isEventConfigured(EventType.of("F"))).isFalse();
  }

  @Test
  void forgetsInvocationsAndOutcomeWhenReset() {
    MockWebhookManager mock = new MockWebhookManager(EVENT).respondWith(Payload.of("1"));
    mock.invokeWebhooksAsync(EVENT, "first", InvokeOptions.defaults()).join();

    mock.reset();

    assertThat(mock.invocations()).isEmpty();
    assertThat(mock.invokeWebhooksAsync(EVENT, "second", InvokeOptions.defaults()).join())
        .isEqualTo(Payload.empty());
  }
}
