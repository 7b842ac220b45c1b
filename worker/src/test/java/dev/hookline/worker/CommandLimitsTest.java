package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Payload;
import dev.hookline.contract.CommandLimits;
import dev.hookline.internal.wire.ExecutionIds;
import org.junit.jupiter.api.Test;

/** Sizes by which workflow code chooses its commands: recorded histories depend on each. */
class CommandLimitsTest {

  @Test
  void matchVersion010() {
    assertThat(CommandLimits.TASK_BYTES).isEqualTo(2_500_000);
    assertThat(CommandLimits.CHILD_BYTES).isEqualTo(4_096);
    assertThat(CommandLimits.LOCAL_BYTES).isEqualTo(524_288);
    assertThat(Payload.MAX_BYTES).isEqualTo(1_572_864);
    assertThat(ExecutionIds.MAX_DELIVERY_BYTES).isEqualTo(1_000);
  }
}
