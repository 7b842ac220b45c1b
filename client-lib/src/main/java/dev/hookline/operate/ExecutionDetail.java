package dev.hookline.operate;

import dev.hookline.contract.Plan;
import dev.hookline.operate.show.PlanProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an event's execution, in full.
 *
 * @param execution the run at a glance
 * @param plan what it does, without literal secrets; null where it is not usable, as of an
 *     execution that failed as {@code invalid_plan} or {@code unsupported_plan}
 * @param rawPlan what stands in the plan's place then, as text; null where the plan is usable;
 *     {@link PlanProblem} says why
 * @param payload the event's payload as text
 * @param webhooks what has become of each webhook, in plan order; none without a plan
 * @param replays the runs that led here by replays, newest first; none for a first run
 * @param result the final response as text; null where there is none yet
 * @param failure the message it failed with; null where it did not
 * @param ui the address of its page in the Temporal UI; null where the UI is not known
 */
public record ExecutionDetail(
    Execution execution,
    @Nullable Plan plan,
    @Nullable String rawPlan,
    String payload,
    List<WebhookState> webhooks,
    List<EarlierRun> replays,
    @Nullable String result,
    @Nullable String failure,
    @Nullable String ui) {

  /** Copies the lists. */
  public ExecutionDetail {
    webhooks = List.copyOf(webhooks);
    replays = List.copyOf(replays);
  }

  /** Returns this with the address of its page in the Temporal UI. */
  public ExecutionDetail withUi(@Nullable String page) {
    return new ExecutionDetail(
        execution, plan, rawPlan, payload, webhooks, replays, result, failure, page);
  }
}
