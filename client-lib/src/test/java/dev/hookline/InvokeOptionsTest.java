package dev.hookline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvokeOptionsTest {
  @Test
  void keepsTheGivenValues() {
    InvokeOptions options =
        InvokeOptions.key("k")
            .withEventDeadline(Duration.ofSeconds(9))
            .withDeadline(Duration.ofSeconds(2))
            .withRerunFailed();

    assertThat(options.key()).contains("k");
    assertThat(options.deadline()).contains(Duration.ofSeconds(2));
    assertThat(options.eventDeadline()).contains(Duration.ofSeconds(9));
    assertThat(options.withEventDeadline(Duration.ofSeconds(8)).deadline())
        .contains(Duration.ofSeconds(2));
    assertThat(options.rerunFailed()).isTrue();
  }

  @Test
  void rejectsInvalidValues() {
    assertThatThrownBy(() -> InvokeOptions.key(""))
        .hasMessage("key must not be empty; omit it for a generated one");
    assertThatThrownBy(() -> InvokeOptions.defaults().withDeadline(Duration.ZERO))
        .hasMessage("deadline must be positive, found PT0S");
    for (Duration wrong : List.of(Duration.ofMillis(999), Duration.ofDays(31))) {
      assertThatThrownBy(() -> InvokeOptions.defaults().withEventDeadline(wrong))
          .hasMessage("event deadline must be from 1 second to 30 days, found " + wrong);
    }
    assertThatThrownBy(() -> InvokeOptions.defaults().withTraceparent("x"))
        .hasMessage("traceparent must be version-trace-parent-flags in lower-case hex, found 'x'");
  }
}
