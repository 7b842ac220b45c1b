package dev.hookline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.WebhookState.State;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of each webhook, by a run's history and what is pending. */
final class WebhookStates {

  private final WorkflowClient client;
  private final Plan plan;
  private final String executionId;
  private final Map<String, WebhookState> calledHere = new LinkedHashMap<>();
  private final Map<Long, RecordedCall> calls = new LinkedHashMap<>();
  private final Map<Long, Integer> attempts = new LinkedHashMap<>();

  WebhookStates(WorkflowClient client, Plan plan, String executionId) {
    this.client = client;
    this.plan = plan;
    this.executionId = executionId;
  }

  List<WebhookState> read(List<HistoryEvent> events, List<PendingActivityInfo> pending) {
    events.forEach(this::take);
    for (PendingActivityInfo activity : pending) {
      calls.values().stream()
          .filter(call -> call.activityId().equals(activity.getActivityId()))
          .forEach(call -> put(pendingState(call.webhook(), activity)));
    }
    List<WebhookState> states = new ArrayList<>();
    for (WebhookCall webhook : plan.webhooks()) {
      WebhookState own = calledHere.get(webhook.name());
      states.add(
          own != null
              ? own
              : webhook.async()
                  ? delivery(webhook)
                  : WebhookState.of(webhook.name(), false, State.NOT_CALLED));
    }
    return states;
  }

  private void take(HistoryEvent event) {
    if (event.hasActivityTaskScheduledEventAttributes()) {
      RecordedCall.of(event.getActivityTaskScheduledEventAttributes(), converter())
          .ifPresent(call -> calls.put(event.getEventId(), call));
    } else if (event.hasActivityTaskStartedEventAttributes()) {
      var started = event.getActivityTaskStartedEventAttributes();
      attempts.put(started.getScheduledEventId(), started.getAttempt());
    } else if (event.hasActivityTaskCompletedEventAttributes()) {
      var completed = event.getActivityTaskCompletedEventAttributes();
      RawValue answer =
          converter()
              .fromPayloads(0, Optional.of(completed.getResult()), RawValue.class, RawValue.class);
      succeeded(completed.getScheduledEventId(), answer);
    } else if (event.hasActivityTaskFailedEventAttributes()) {
      var failed = event.getActivityTaskFailedEventAttributes();
      ended(failed.getScheduledEventId(), State.FAILED, failed.getFailure());
    } else if (event.hasActivityTaskTimedOutEventAttributes()) {
      var late = event.getActivityTaskTimedOutEventAttributes();
      ended(late.getScheduledEventId(), State.FAILED, late.getFailure());
    } else if (event.hasActivityTaskCanceledEventAttributes()) {
      ended(
          event.getActivityTaskCanceledEventAttributes().getScheduledEventId(),
          State.CANCELLED,
          null);
    }
  }

  private void succeeded(long scheduled, RawValue answer) {
    RecordedCall call = calls.get(scheduled);
    if (call != null) {
      String text = Bodies.size(answer) == 0 ? null : new String(Bodies.bytes(answer), UTF_8);
      State state = call.type().equals(Names.READ_RESPONSE) ? State.REUSED : State.SUCCEEDED;
      put(state(call, scheduled, state, null, text));
    }
  }

  private void ended(long scheduled, State state, @Nullable Failure failure) {
    RecordedCall call = calls.get(scheduled);
    if (call != null) {
      put(state(call, scheduled, state, failure, null));
    }
  }

  private WebhookState state(
      RecordedCall call,
      long scheduled,
      State state,
      @Nullable Failure failure,
      @Nullable String response) {
    return new WebhookState(
        call.webhook(),
        false,
        state,
        call.type().equals(Names.READ_RESPONSE) ? 0 : attempts.getOrDefault(scheduled, 0),
        failure == null ? null : failure.getMessage(),
        failure == null ? null : codeOf(failure),
        null,
        response,
        null);
  }

  private static WebhookState pendingState(String webhook, PendingActivityInfo activity) {
    boolean failed = activity.hasLastFailure();
    boolean waits = activity.hasScheduledTime() && failed;
    Instant next = waits ? ExecutionReader.instant(activity.getScheduledTime()) : null;
    return new WebhookState(
        webhook,
        false,
        State.PENDING,
        activity.getAttempt(),
        failed ? activity.getLastFailure().getMessage() : null,
        failed ? codeOf(activity.getLastFailure()) : null,
        next,
        null,
        null);
  }

  private WebhookState delivery(WebhookCall webhook) {
    String id = ExecutionIds.delivery(executionId, webhook.name());
    Optional<DescribeWorkflowExecutionResponse> found = Descriptions.find(client, id);
    if (found.isEmpty()) {
      return WebhookState.of(webhook.name(), true, State.NOT_CALLED);
    }
    List<PendingActivityInfo> pending = found.get().getPendingActivitiesList();
    WebhookState now =
        pending.isEmpty()
            ? WebhookState.of(webhook.name(), true, closed(found.get()))
            : pendingState(webhook.name(), pending.get(0));
    return new WebhookState(
        webhook.name(),
        true,
        now.state(),
        now.attempts(),
        now.failure(),
        now.code(),
        now.nextAttemptAt(),
        null,
        id);
  }

  private static State closed(DescribeWorkflowExecutionResponse described) {
    return switch (ExecutionStatus.of(described.getWorkflowExecutionInfo().getStatus())) {
      case RUNNING, UNKNOWN -> State.PENDING;
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED, TIMED_OUT -> State.FAILED;
      case CANCELLED, TERMINATED -> State.CANCELLED;
    };
  }

  private static @Nullable String codeOf(Failure failure) {
    if (failure.hasApplicationFailureInfo()) {
      return failure.getApplicationFailureInfo().getType();
    }
    return failure.hasTimeoutFailureInfo() ? "worker_lost" : null;
  }

  private void put(WebhookState state) {
    calledHere.put(state.name(), state);
  }

  private DataConverter converter() {
    return client.getOptions().getDataConverter();
  }
}
