package dev.hookline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The limit of a first attempt inside a workflow task: 512 KiB for request and response together.
 */
class FastLimitTest {

  @ParameterizedTest
  @CsvSource({
    "262144, 262144, true",
    "262145, 262144, false",
    "0, 524288, true",
    "1, 524288, false",
    "524287, 1, true",
    "1572864, 1572864, false"
  })
  void countsTheRequestAndTheLargestResponse(int body, int maxResponse, boolean fast) {
    assertThat(call(maxResponse, false, WebhookExecution.FAST).isFast(body)).isEqualTo(fast);
  }

  @Test
  void doesNotApplyToAsyncWebhooks() {
    assertThat(call(1_572_864, true, WebhookExecution.FAST).isFast(1_572_864)).isTrue();
  }

  @Test
  void isIrrelevantForRegularExecution() {
    assertThat(call(1, false, WebhookExecution.REGULAR).isFast(0)).isFalse();
    assertThat(call(1, true, WebhookExecution.REGULAR).isFast(0)).isFalse();
  }

  private static WebhookCall call(int maxResponse, boolean async, WebhookExecution execution) {
    return WebhookCall.of(
        WebhookConfig.builder("a", "http://a")
            .maxResponseBytes(maxResponse)
            .async(async)
            .execution(execution)
            .build());
  }
}
