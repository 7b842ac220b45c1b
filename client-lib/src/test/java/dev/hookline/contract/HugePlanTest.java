package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Large input from foreign starters: the server accepts two megabytes, a workflow task has one
 * second.
 */
@Timeout(60)
class HugePlanTest {

  @Test
  void rejectsTensOfThousandsOfInvalidWebhooks() {
    assertThat(
            refusal(
                IntStream.range(0, 40_000)
                    .mapToObj(
                        "{\"name\":\"a%d\",\"url\":\"http://h\",\"useDataFrom\":\"x\"}"::formatted)
                    .collect(Collectors.joining(","))))
        .hasMessage(
            "webhook 'a0' uses the response of 'x', which is not an earlier sync webhook; earlier: []");
  }

  @Test
  void rejectsNamesOfHalfAMegabyteWithAShortMessage() {
    String name = "a".repeat(500_000);

    assertThat(
            refusal(
                "{\"name\":\"%s\",\"url\":\"http://h\",\"finalResponse\":true},".formatted(name)
                    + "{\"name\":\"b\",\"url\":\"http://h\",\"useDataFrom\":\"%sb\"}"
                        .formatted(name)))
        .hasMessage("webhook name must be at most 255 bytes, found 500000");
    assertThat(
            refusal("{\"name\":\"b\",\"url\":\"http://h\",\"useDataFrom\":\"%s\"}".formatted(name)))
        .message()
        .startsWith("webhook 'b' uses the response of 'aaa")
        .hasSize(1_000);
  }

  private static InvalidPlanException refusal(String webhooks) {
    String json = "{\"version\":1,\"event\":\"E\",\"webhooks\":[" + webhooks + "]}";
    return catchThrowableOfType(
        InvalidPlanException.class, () -> WireJson.readPlan(Bodies.of(json.getBytes(UTF_8))));
  }
}
