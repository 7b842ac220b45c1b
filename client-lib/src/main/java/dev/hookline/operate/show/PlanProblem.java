package dev.hookline.operate.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;

/** Explains why a plan is not usable. */
public final class PlanProblem {

  private PlanProblem() {}

  /**
   * Returns the reason in a sentence: that the plan cannot be read, or the rule it breaks.
   *
   * @param rawPlan the {@link ExecutionDetail#rawPlan()} of an execution
   */
  public static String of(ExecutionKind kind, String rawPlan) {
    if (DecryptionException.isContent(rawPlan)) {
      return rawPlan;
    }
    var raw = Bodies.of(rawPlan.getBytes(UTF_8));
    try {
      Plan plan =
          kind == ExecutionKind.DELIVERY
              ? WireJson.readDelivery(raw).asPlan()
              : WireJson.readPlan(raw);
      return WireJson.brokenRule(plan.event(), plan.webhooks())
          .orElse("plan differs from the one in the execution's history");
    } catch (InvalidPlanException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
