package dev.hookline.operate.intervene;

import dev.hookline.config.internal.Nearest;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.history.StartInput;
import dev.hookline.operate.internal.history.WebhookStates;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains why a webhook has no pending call to act on. */
final class NotPending {

  private final WorkflowClient client;

  NotPending(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Returns the exception with the exact reason: no such webhook, an ended execution or webhook, or
   * one that has not been called.
   *
   * @param original the exception without knowledge of the history
   */
  OperateException explain(
      String executionId, @Nullable String webhook, OperateException original) {
    DescribeWorkflowExecutionResponse described = LatestRun.describe(client, executionId);
    DataConverter converter = client.getOptions().getDataConverter();
    Execution execution = ExecutionReader.read(described.getWorkflowExecutionInfo(), converter);
    List<HistoryEvent> events = client.fetchHistory(executionId, execution.runId()).getEvents();
    Optional<Plan> plan =
        StartInput.of(events.get(0).getWorkflowExecutionStartedEventAttributes(), converter)
            .readablePlan(execution.kind());
    List<String> names = plan.stream().flatMap(NotPending::names).toList();
    if (webhook != null && plan.isPresent() && !names.contains(webhook)) {
      return misspelled(executionId, webhook, names);
    }
    Optional<WebhookState> state =
        plan.flatMap(
            known ->
                new WebhookStates(client, known, execution)
                    .read(events, described.getPendingActivitiesList()).stream()
                        .filter(one -> one.name().equals(webhook))
                        .findFirst());
    boolean isDelivered = state.filter(WebhookState::async).isPresent();
    if (execution.status() != ExecutionStatus.RUNNING && !isDelivered) {
      return ended(execution);
    }
    return state.map(one -> of(executionId, one)).orElse(original);
  }

  private static Stream<String> names(Plan plan) {
    return plan.webhooks().stream().map(WebhookCall::name);
  }

  private static OperateException misspelled(
      String executionId, String webhook, List<String> names) {
    return new OperateException(
        Reason.NO_SUCH_WEBHOOK,
        "execution %s has no webhook '%s'%s"
            .formatted(executionId, webhook, Nearest.hint(webhook, names, "; it has: " + names)));
  }

  /** Returns the exception for an ended execution. */
  static OperateException ended(Execution execution) {
    return new OperateException(
        Reason.ENDED,
        "execution %s ended at %s (%s); inspect it with: hookline show %1$s"
            .formatted(
                execution.id(),
                execution.closedAt() == null
                    ? "an unknown time"
                    : execution.closedAt().truncatedTo(ChronoUnit.SECONDS),
                execution.status().code()));
  }

  private static OperateException of(String executionId, WebhookState webhook) {
    boolean hasEnded = webhook.state() != State.PENDING && webhook.state() != State.NOT_CALLED;
    String state =
        hasEnded
            ? "has ended"
                + (webhook.endedAt() == null
                    ? ""
                    : " at " + webhook.endedAt().truncatedTo(ChronoUnit.SECONDS))
                + " ("
                + webhook.state().code()
                + ")"
            : webhook.pending() == Pending.IN_FLIGHT || webhook.state() == State.PENDING
                ? "is in its first attempt, which cannot be acted on"
                : "is not pending: it has not been called yet, or is in its first attempt";
    return new OperateException(
        hasEnded ? Reason.ENDED : Reason.NOT_PENDING,
        "webhook '%s' of execution %s %s; inspect it with: hookline show %2$s"
            .formatted(webhook.name(), executionId, state));
  }
}
