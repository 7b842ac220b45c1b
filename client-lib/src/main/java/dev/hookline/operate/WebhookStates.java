package dev.hookline.operate;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has become of each webhook, by a run's history and what is pending. */
final class WebhookStates {

  private final WorkflowClient client;
  private final DataConverter converter;
  private final Plan plan;
  private final String executionId;

  WebhookStates(WorkflowClient client, Plan plan, String executionId) {
    this.client = client;
    this.converter = client.getOptions().getDataConverter();
    this.plan = plan;
    this.executionId = executionId;
  }

  List<WebhookState> read(List<HistoryEvent> events, List<PendingActivityInfo> pending) {
    Map<String, WebhookStateBuilder> called = called(events, pending, converter);
    List<WebhookState> states = new ArrayList<>();
    for (WebhookCall webhook : plan.webhooks()) {
      WebhookStateBuilder own = called.get(webhook.name());
      if (own != null) {
        states.add(own.build(webhook.async()));
      } else {
        states.add(webhook.async() ? delivery(webhook) : notCalled(webhook));
      }
    }
    return states;
  }

  /** Returns the webhooks that a run itself has called; its async ones are runs of their own. */
  static Map<String, WebhookStateBuilder> called(
      List<HistoryEvent> events, List<PendingActivityInfo> pending, DataConverter converter) {
    Map<String, WebhookStateBuilder> called = new LinkedHashMap<>();
    for (CallRecord record : CallRecords.of(events, converter)) {
      called.put(record.call.webhook(), state(record, pending, converter));
    }
    return called;
  }

  private static WebhookStateBuilder state(
      CallRecord record, List<PendingActivityInfo> pending, DataConverter converter) {
    WebhookStateBuilder state = record.toState();
    if (!record.isPending()) {
      return state;
    }
    return pending.stream()
        .filter(activity -> activity.getActivityId().equals(record.call.activityId()))
        .findFirst()
        .map(activity -> new PendingReader(activity, converter).into(state))
        .orElseGet(() -> state.pending(Pending.QUEUED, Optional.empty()));
  }

  private static WebhookState notCalled(WebhookCall webhook) {
    return new WebhookStateBuilder(webhook.name(), State.NOT_CALLED).build(webhook.async());
  }

  private WebhookState delivery(WebhookCall webhook) {
    String id = ExecutionIds.delivery(executionId, webhook.name());
    Optional<DescribeWorkflowExecutionResponse> found = Descriptions.find(client, id);
    if (found.isEmpty() || !isDelivery(found.get().getWorkflowExecutionInfo())) {
      return notCalled(webhook);
    }
    WorkflowExecutionInfo info = found.get().getWorkflowExecutionInfo();
    List<HistoryEvent> events = client.fetchHistory(id, info.getExecution().getRunId()).getEvents();
    WebhookStateBuilder own =
        called(events, found.get().getPendingActivitiesList(), converter).get(webhook.name());
    return (own == null ? new WebhookStateBuilder(webhook.name(), byStatus(info)) : own)
        .delivery(id)
        .build(true);
  }

  private static boolean isDelivery(WorkflowExecutionInfo info) {
    return info.getType().getName().equals(Names.DELIVER_WEBHOOK);
  }

  /** A delivery may end before its webhook is called. */
  private static State byStatus(WorkflowExecutionInfo info) {
    return switch (ExecutionStatus.of(info.getStatus())) {
      case RUNNING, UNKNOWN -> State.PENDING;
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED, TIMED_OUT -> State.FAILED;
      case CANCELLED, TERMINATED -> State.CANCELLED;
    };
  }
}
