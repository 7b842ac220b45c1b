package dev.hookline.operate.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {

  @Test
  void rejectsAPayloadThatIsNotJson() {
    assertThat(refusal(Payload.of("{project: 7}")).reason()).isEqualTo(Reason.INVALID_PAYLOAD);
  }

  @Test
  void rejectsAPayloadThatIsTooLarge() {
    assertThat(refusal(Payload.of("1".repeat(Payload.MAX_BYTES + 1))).reason())
        .isEqualTo(Reason.PAYLOAD_TOO_LARGE);
  }

  private static InvocationException refusal(Payload payload) {
    return catchThrowableOfType(
        InvocationException.class, () -> ReplayOptions.fromStart().withPayload(payload));
  }
}
