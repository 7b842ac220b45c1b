package dev.hookline.operate.internal.history;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of each webhook, from a run's history and its pending activities. */
public final class WebhookStates {

  private final WorkflowClient client;
  private final DataConverter converter;
  private final Plan plan;
  private final String event;

  /**
   * Creates a reader for the webhooks of a plan.
   *
   * @param execution the execution of the event, or of its joint deliveries
   */
  public WebhookStates(WorkflowClient client, Plan plan, Execution execution) {
    this.client = client;
    this.converter = ExecutionReader.converter(client);
    this.plan = plan;
    this.event =
        execution.kind() == ExecutionKind.DELIVERIES
            ? ExecutionIds.eventOfDelivery(execution.id())
            : execution.id();
  }

  /** Returns the state of each webhook, in plan order. */
  public List<WebhookState> read(List<HistoryEvent> events, List<PendingActivityInfo> pending) {
    Map<String, WebhookStateBuilder> called = called(events, pending, converter);
    Deliveries deliveries = Deliveries.of(client, plan, event);
    List<WebhookState> states = new ArrayList<>();
    for (WebhookCall webhook : plan.webhooks()) {
      WebhookStateBuilder own = called.get(webhook.name());
      if (own != null) {
        states.add(own.build(webhook.async()));
      } else {
        states.add(webhook.async() ? deliveries.state(webhook.name()) : notCalled(webhook));
      }
    }
    return states;
  }

  /** Returns the webhooks called by a run itself, without their responses. */
  public static List<WebhookState> ofRun(
      Execution run,
      List<HistoryEvent> events,
      List<PendingActivityInfo> pending,
      DataConverter converter) {
    return called(events, pending, converter).values().stream()
        .map(state -> state.response(null).build(run.kind() != ExecutionKind.EVENT))
        .toList();
  }

  /** Returns the state of a pending webhook of a run. */
  public static WebhookState ofPending(
      Execution run, String webhook, PendingActivityInfo pending, DataConverter converter) {
    return new PendingReader(pending, converter)
        .into(new WebhookStateBuilder(webhook, State.PENDING))
        .build(run.kind() != ExecutionKind.EVENT);
  }

  /** Returns whether an attempt of a pending call is in flight. */
  public static boolean isInFlight(PendingActivityInfo pending) {
    return PendingReader.isInFlight(pending);
  }

  /** Returns the webhooks called by a run itself; async ones have their own runs. */
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
}
