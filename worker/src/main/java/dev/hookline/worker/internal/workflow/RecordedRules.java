package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the values of a plan that no starter has validated: a foreign one, or 0.1.0. The result is
 * recorded, so that a release may tighten the rules while executions are in flight.
 */
final class RecordedRules {

  /** Before this version, each worker applied the rules of its own release. */
  private static final String CHANGE = "recorded-rules";

  private static final int RECORDED = 1;

  private RecordedRules() {}

  static void check(@Nullable Integer rules, String event, List<WebhookCall> webhooks) {
    if (areChecked(rules)) {
      return;
    }
    int version = Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, RECORDED);
    String broken =
        version == RECORDED
            ? Workflow.sideEffect(String.class, () -> verdict(event, webhooks))
            : verdict(event, webhooks);
    if (!broken.isEmpty()) {
      throw WebhookFailure.of(FailureCode.INVALID_PLAN, broken, FailureDetails.of(null))
          .asApplicationFailure();
    }
  }

  /** Returns whether a plan's starter has checked its values. */
  static boolean areChecked(@Nullable Integer rules) {
    return rules != null && rules > 0;
  }

  /** Returns the first broken rule; empty if there is none. */
  private static String verdict(String event, List<WebhookCall> webhooks) {
    return WireJson.brokenRule(event, webhooks).orElse("");
  }
}
