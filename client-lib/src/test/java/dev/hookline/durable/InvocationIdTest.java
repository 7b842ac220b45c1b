package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import dev.hookline.internal.encryption.Encryption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys whose id the server or its database does not accept. */
class InvocationIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\uD83D", "\uDE00"})
  void rejectsAKeyThatCannotBeStored(String key) {
    InvocationException refused = refusal("mail", key);

    assertThat(refused.reason()).isEqualTo(Reason.INVALID_KEY);
    assertThat(refused).hasMessage("key and event must be Unicode text without NUL");
  }

  @Test
  void rejectsAKeyThatIsTooLongForAnAsyncDelivery() {
    InvocationException refused = refusal(":".repeat(255), "k".repeat(600));

    assertThat(refused.reason()).isEqualTo(Reason.INVALID_KEY);
    assertThat(refused.getMessage())
        .endsWith("lead to a workflow id over 1000 bytes; use shorter ones");
  }

  @Test
  void acceptsTheLongestKeyWithTheLongestPlainName() {
    assertThat(invocation("m".repeat(255), "k".repeat(698)).executionId()).hasSize(700);
  }

  private static InvocationException refusal(String webhook, String key) {
    return catchThrowableOfType(InvocationException.class, () -> invocation(webhook, key));
  }

  private static Invocation invocation(String webhook, String key) {
    WebhookConfig mail = WebhookConfig.builder(webhook, "http://x").async(true).build();
    return Invocation.of(
        Plan.of(EventType.of("E"), null, List.of(mail)),
        Payload.empty(),
        InvokeOptions.key(key),
        Encryption.none().digests());
  }
}
