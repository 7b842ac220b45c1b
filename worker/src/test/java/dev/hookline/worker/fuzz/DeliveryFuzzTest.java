package dev.hookline.worker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import org.junit.jupiter.api.Timeout;

/** Like {@link PlanFuzzTest}, for deliveries and the first attempt that one may report. */
class DeliveryFuzzTest {

  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] json) throws InvalidPlanException {
    Delivery delivery;
    try {
      delivery = WireJson.readDelivery(Bodies.of(json));
    } catch (InvalidPlanException e) {
      assertThat(e.code()).isIn(FailureCode.INVALID_PLAN, FailureCode.UNSUPPORTED_PLAN);
      assertThat(e).message().isNotBlank();
      return;
    }

    assertThat(WireJson.readDelivery(WireJson.toPayload(delivery))).isEqualTo(delivery);
    assertThat(delivery.asPlan().webhooks()).hasSize(1);
    FirstFailure failure = delivery.firstFailure();
    if (failure != null) {
      assertThat(failure.attemptLog().newest()).isNotNull();
    }
  }
}
