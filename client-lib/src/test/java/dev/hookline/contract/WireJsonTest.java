package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  private static final String GOOD =
      "{\"version\":1,\"event\":\"E\",\"new\":[1],\"webhooks\":[{\"name\":\"a\",\"url\":\"https://x.example/\","
          + "\"finalResponse\":true,\"headers\":{\"x-a\":\"b\"},\"successStatus\":[200],\"later\":{}}]}";

  @Test
  void readsAPlanAndToleratesUnknownFields() throws InvalidPlanException {
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
  void refusesABadPlanAsInvalid(String json) {
    assertThat(refusal(json)).isEqualTo(FailureCode.INVALID_PLAN);
  }

  @Test
  void refusesANewerVersionAsUnsupported() {
    assertThat(refusal(GOOD.replace("\"version\":1", "\"version\":3")))
        .isEqualTo(FailureCode.UNSUPPORTED_PLAN);
  }

  @Test
  void neverThrowsAnythingElseForAMutatedPlan() {
    Random random = new Random(7);
    String[] parts = {"null", "\"\"", "[", "]", "{", "}", "-1", "99999999999", ":", ",", "true"};
    for (int i = 0; i < 5_000; i++) {
      int from = random.nextInt(GOOD.length());
      int to = Math.min(GOOD.length(), from + random.nextInt(9));
      String json =
          GOOD.substring(0, from) + parts[random.nextInt(parts.length)] + GOOD.substring(to);

      assertThat(thrown(json)).as(json).isIn(null, InvalidPlanException.class);
    }
  }

  private static Object thrown(String json) {
    try {
      WireJson.readPlan(Bodies.of(json.getBytes(UTF_8)));
      return null;
    } catch (Exception e) {
      return e.getClass();
    }
  }

  private static FailureCode refusal(String json) {
    return catchThrowableOfType(
            InvalidPlanException.class, () -> WireJson.readPlan(Bodies.of(json.getBytes(UTF_8))))
        .code();
  }
}
