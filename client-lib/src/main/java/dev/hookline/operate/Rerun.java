package dev.hookline.operate;

import dev.hookline.contract.Delivery;
import dev.hookline.contract.InvalidPlanException;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.Summaries;
import dev.hookline.contract.WebhookCall;
import dev.hookline.contract.WireJson;
import dev.hookline.operate.OperateException.Reason;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import java.util.List;

/** What a replay starts in place of a closed run: an event's plan or one delivery. */
record Rerun(
    RawValue input, String event, String summary, List<String> attributes, List<String> reused) {

  static Rerun of(WorkflowClient client, ClosedRun run, String from) {
    try {
      return run.type().equals(Names.DELIVER_WEBHOOK)
          ? ofDelivery(WireJson.readDelivery(run.plan()), run, from)
          : ofEvent(client, WireJson.readPlan(run.plan()), run, from);
    } catch (InvalidPlanException e) {
      throw new OperateException(
          Reason.INVALID_PLAN,
          "execution %s was started with a plan that cannot be replayed: %s"
              .formatted(run.executionId(), e.getMessage()));
    }
  }

  private static Rerun ofEvent(WorkflowClient client, Plan plan, ClosedRun run, String from) {
    List<String> reused =
        from.equals(Lineage.FROM_FAILED) ? succeeded(client, run, plan) : List.<String>of();
    Plan next = plan.replaying(new Lineage(run.runId(), from, reused, null));
    return new Rerun(
        WireJson.toPayload(next),
        plan.event(),
        Summaries.ofEvent(plan),
        plan.searchAttributes(),
        reused);
  }

  private static Rerun ofDelivery(Delivery delivery, ClosedRun run, String from) {
    return new Rerun(
        WireJson.toPayload(delivery.replaying(new Lineage(run.runId(), from, List.of(), null))),
        delivery.event(),
        Summaries.ofCall(delivery.webhook()),
        delivery.searchAttributes(),
        List.of());
  }

  /** The chain ends at its first failure, so what succeeded is its beginning. */
  private static List<String> succeeded(WorkflowClient client, ClosedRun run, Plan plan) {
    List<String> answered = RecordedResponses.of(client, run.executionId(), run.runId()).webhooks();
    Lineage before = plan.lineage();
    return plan.sync().stream()
        .map(WebhookCall::name)
        .filter(
            name -> answered.contains(name) || (before != null && before.reuse().contains(name)))
        .toList();
  }
}
