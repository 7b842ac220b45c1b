package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrioritiesTest {

  @Test
  void eventsComeBeforeDeliveriesAndReplays() {
    int event = Priorities.ofEvent("OnX").getPriorityKey();

    assertThat(Priorities.ofEndpoints().getPriorityKey()).isLessThan(event);
    assertThat(Priorities.ofDelivery().getPriorityKey()).isGreaterThan(event);
    assertThat(Priorities.ofReplay("OnX").getPriorityKey()).isGreaterThan(event);
  }

  @Test
  void eachEventTypeHasItsTurns() {
    assertThat(Priorities.ofEvent("OnX").getFairnessKey()).isEqualTo("OnX");
    assertThat(Priorities.ofReplay("OnX").getFairnessKey()).isEqualTo("OnX");
  }

  @Test
  void aLongNameIsTruncatedToWhatTheServerAccepts() {
    String name = "ⓔ".repeat(30);

    String key = Priorities.ofEvent(name).getFairnessKey();

    assertThat(key.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(64);
    assertThat(name).startsWith(key.substring(0, key.length() - 1));
  }
}
