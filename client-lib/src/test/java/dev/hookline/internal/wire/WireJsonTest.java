package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  private static final String GOOD =
      "{\"version\":1,\"event\":\"E\",\"new\":[1],\"webhooks\":[{\"name\":\"a\",\"url\":\"https://x.example/\","
          + "\"finalResponse\":true,\"headers\":{\"x-a\":\"b\"},\"successStatus\":[200],\"later\":{}}]}";

  @Test
  void readsAPlanAndIgnoresUnknownFields() throws InvalidPlanException {
    Plan plan = WireJson.readPlan(Bodies.of(GOOD.getBytes(UTF_8)));

    assertThat(plan.webhooks()).extracting(WebhookCall::name).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "{",
        "{}",
        "{\"version\":\"1\",\"event\":\"E\"}",
        "{\"version\":1}",
        "{\"version\":1.5,\"event\":\"E\"}",
        "{\"version\":0,\"event\":\"E\"}",
        "{\"version\":1,\"event\":\"E\",\"webhooks\":[null]}",
        "{\"version\":1,\"event\":\"E\",\"webhooks\":[{}]}",
        "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\",\"url\":\"https://x.example/\",\"headers\":{\"x\":null}}]}",
        "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"a\",\"url\":\"https://x.example/\",\"successStatus\":[null]}]}",
        "{\"version\":1,\"event\":\"E\"} {}"
      })
  void rejectsAnInvalidPlan(String json) {
    assertThat(refusal(json)).isEqualTo(FailureCode.INVALID_PLAN);
  }

  @Test
  void rejectsANewerVersionAsUnsupported() {
    assertThat(refusal(GOOD.replace("\"version\":1", "\"version\":3")))
        .isEqualTo(FailureCode.UNSUPPORTED_PLAN);
  }

  private static FailureCode refusal(String json) {
    return catchThrowableOfType(
            InvalidPlanException.class, () -> WireJson.readPlan(Bodies.of(json.getBytes(UTF_8))))
        .code();
  }
}
