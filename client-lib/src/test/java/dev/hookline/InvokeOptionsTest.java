package dev.hookline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
  void startsAnEventWithin365Days() {
    Instant now = Instant.parse("2026-11-30T10:00:00Z");
    InvokeOptions options = InvokeOptions.key("k");
    Instant tooLate = now.plus(Duration.ofDays(366));

    assertThat(options.startTime(now)).isEmpty();
    assertThat(options.withDelay(Duration.ZERO).startTime(now)).isEmpty();
    assertThat(options.withDelay(Duration.ofDays(7)).startTime(now))
        .contains(Instant.parse("2026-12-07T10:00:00Z"));
    assertThat(options.withStartAt(now.plusMillis(1)).startTime(now)).contains(now.plusMillis(1));
    assertThat(options.withStartAt(now.minusSeconds(60)).startTime(now)).isEmpty();
    assertThat(options.withStartAt(tooLate).withDelay(Duration.ofDays(1)).startTime(now))
        .contains(now.plus(Duration.ofDays(1)));
    assertThatThrownBy(() -> options.withStartAt(tooLate).startTime(now))
        .hasMessage(
            "start time must be at most 365 days after the call, found 2027-12-01T10:00:00Z");
    assertThat(options.withStartAt(Instant.EPOCH).startTime(now)).isEmpty();
    assertThatThrownBy(() -> options.withDelay(Duration.ofDays(366)))
        .hasMessage("delay must be from 0 to 365 days, found PT8784H");
    assertThatThrownBy(() -> options.withDelay(Duration.ofMillis(-1)))
        .hasMessage("delay must be from 0 to 365 days, found PT-0.001S");
  }

  @Test
  void expiresDeliveriesAfterTheStart() {
    Instant now = Instant.parse("2026-11-30T10:00:00Z");
    InvokeOptions options = InvokeOptions.key("k").withDelay(Duration.ofHours(1));

    assertThat(options.deliverBefore(now)).isEmpty();
    assertThat(options.withDeliverBefore(Duration.ofHours(2)).deliverBefore(now))
        .contains(Instant.parse("2026-11-30T13:00:00Z"));
    assertThat(options.withDeliverBefore(now.plusSeconds(7_200)).deliverBefore(now))
        .contains(now.plusSeconds(7_200));
    assertThatThrownBy(() -> options.withDeliverBefore(now.plusSeconds(60)).deliverBefore(now))
        .hasMessage(
            "deliverBefore must be within 365 days after the event's start at 2026-11-30T11:00:00Z, found 2026-11-30T10:01:00Z");
    assertThatThrownBy(() -> options.withDeliverBefore(Duration.ofDays(366)))
        .hasMessage(
            "deliverBefore must be from 1 second to 365 days after the start, found PT8784H");
  }

  @Test
  void keepsOfATraceStateWhatCanBeSent() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    InvokeOptions options = InvokeOptions.defaults();
    String member = "a=" + "x".repeat(298);

    assertThat(options.withTraceContext(parent, "a=1,b=2").tracestate()).contains("a=1,b=2");
    assertThat(options.withTraceContext(parent, member + "," + member).tracestate())
        .contains(member);
    for (String unusable : List.of("", " ", "a=1\nb", "a=ü", "a=" + "x".repeat(511))) {
      assertThat(options.withTraceContext(parent, unusable).tracestate()).isEmpty();
    }
    assertThat(options.withTraceContext(parent, "a=1").withTraceparent(parent).tracestate())
        .isEmpty();
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
