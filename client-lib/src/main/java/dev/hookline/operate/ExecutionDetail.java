package dev.hookline.operate;

import dev.hookline.contract.Plan;
import dev.hookline.operate.show.PlanProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full details of one run of an execution.
 *
 * @param execution the summary of the run
 * @param plan its plan, without literal secrets; null if it is unusable, as for an execution that
 *     failed with {@code invalid_plan} or {@code unsupported_plan}
 * @param rawPlan the text of an unusable plan, explained by {@link PlanProblem}; null if the plan
 *     is usable
 * @param payload the event's payload as text
 * @param webhooks the state of each webhook, in plan order; empty without a plan
 * @param replays the runs replaced by replays up to this one, newest first; empty for a first run
 * @param result the final response as text; null if there is none yet
 * @param failure the failure message; null if it did not fail
 * @param ui the address of its page in the Temporal UI; null if the UI is unknown
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

  /** Returns these details with the address of the page in the Temporal UI. */
  public ExecutionDetail withUi(@Nullable String page) {
    return new ExecutionDetail(
        execution, plan, rawPlan, payload, webhooks, replays, result, failure, page);
  }
}
