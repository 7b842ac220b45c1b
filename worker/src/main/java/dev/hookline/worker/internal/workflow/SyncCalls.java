package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.chain.SyncChain;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.WebhookId;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** An event's sync webhooks; a replay reads those that it reuses instead of calling them. */
final class SyncCalls {

  private final Plan plan;
  private final String execution = Workflow.getInfo().getWorkflowId();
  private final EventDeadline deadline;
  private final WebhookCalls calls;
  private String current = "";

  /**
   * Creates the calls of an event.
   *
   * @param start how they begin
   * @param updates the number of updates that the event has accepted
   */
  SyncCalls(Plan plan, TurnStart start, IntSupplier updates) {
    this.plan = plan;
    this.deadline = new EventDeadline(plan, start);
    this.calls =
        new WebhookCalls(
            deadline.commands() + start.commands(),
            start.historyLength(),
            updates,
            // recording the verdict on the plan adds events that the detection of lost tasks does
            // not expect, so the wait would be in vain
            RecordedRules.areChecked(plan.rules()));
  }

  /** Calls them within the event's deadline, and returns the final response. */
  RawValue callInTime(RawValue payload) {
    return deadline.within(() -> callInOrder(payload), () -> current);
  }

  private RawValue callInOrder(RawValue payload) {
    List<SyncChain.Step<RawValue>> steps = new ArrayList<>();
    for (WebhookCall webhook : plan.sync()) {
      steps.add(
          new SyncChain.Step<>(
              webhook.name(),
              webhook.useDataFrom() == null ? "" : webhook.useDataFrom(),
              webhook.finalResponse(),
              body -> isReused(webhook) ? recorded(webhook) : called(webhook, body)));
    }
    return new SyncChain<>(steps).run(payload, Bodies.empty());
  }

  private RawValue called(WebhookCall webhook, RawValue body) {
    current = webhook.name();
    return calls.call(
        new CallInput(
            plan.event(),
            WebhookId.of(execution, webhook.name()),
            webhook,
            plan.isResponseUsed(webhook),
            plan.traceparent(),
            deadline.atMillis(),
            plan.failFast(),
            null,
            plan.tracestate()),
        body);
  }

  private RawValue recorded(WebhookCall webhook) {
    Lineage lineage = plan.lineage();
    return lineage != null && isNeeded(webhook)
        ? calls.readResponse(lineage.replaces(), webhook.name())
        : Bodies.empty();
  }

  private boolean isReused(WebhookCall webhook) {
    Lineage lineage = plan.lineage();
    return lineage != null && lineage.reuse().contains(webhook.name());
  }

  private boolean isNeeded(WebhookCall webhook) {
    return webhook.finalResponse()
        || plan.sync().stream()
            .anyMatch(later -> webhook.name().equals(later.useDataFrom()) && !isReused(later));
  }
}
