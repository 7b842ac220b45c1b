package dev.hookline.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookIdTest {
  @Test
  void hashesTheExecutionAndTheWebhook() {
    assertThat(WebhookId.of("E:k", "hook"))
        .isEqualTo("msg_MhHSD9Iz4T9liaPsC4DamC_G8ZnW3u8GsYAx2ivc1sQ");
  }
}
