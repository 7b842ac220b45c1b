package dev.hookline.worker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import org.junit.jupiter.api.Timeout;

/** Input of a foreign starter is either a plan, which round-trips, or rejected with a code. */
class PlanFuzzTest {

  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] json) throws InvalidPlanException {
    Plan plan;
    try {
      plan = WireJson.readPlan(Bodies.of(json));
    } catch (InvalidPlanException e) {
      assertThat(e.code()).isIn(FailureCode.INVALID_PLAN, FailureCode.UNSUPPORTED_PLAN);
      assertThat(e).message().isNotBlank();
      return;
    }

    assertThat(WireJson.readPlan(WireJson.toPayload(plan))).isEqualTo(plan);
    plan.webhooks().forEach(webhook -> assertThat(webhook.toConfig().name()).isNotEmpty());
  }
}
