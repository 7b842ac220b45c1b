package dev.hookline.operate;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionFailedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.PauseActivityResponse;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A frontend with running executions, each waiting for the next attempt of the webhook billing. */
public final class ScriptedRuns extends ScriptedFrontend {

  private static final String CALL_INPUT =
      "{\"event\":\"E\",\"webhookId\":\"msg\",\"webhook\":{\"name\":\"billing\",\"url\":\"http://h/\"}}";

  /** The requested actions, as call and workflow id. */
  public final List<String> actions = new ArrayList<>();

  /** The statuses of successive responses, by call and workflow id; success by default. */
  public final Map<String, List<Status>> responses = new HashMap<>();

  public String activityId = "1";
  public int attempt = 2;
  public boolean isPaused;
  public String rawPlan = "{}";

  public ScriptedRuns(int executions) throws IOException {
    super(executions, true);
  }

  @Override
  public void describeWorkflowExecution(
      DescribeWorkflowExecutionRequest request,
      StreamObserver<DescribeWorkflowExecutionResponse> response) {
    PendingActivityInfo.Builder pending =
        PendingActivityInfo.newBuilder()
            .setActivityId(activityId)
            .setActivityType(ActivityType.newBuilder().setName(Names.CALL_WEBHOOK))
            .setAttempt(attempt)
            .setPaused(isPaused)
            .setLastFailure(
                Failure.newBuilder()
                    .setApplicationFailureInfo(
                        ApplicationFailureInfo.newBuilder()
                            .setType("timeout")
                            .setDetails(
                                Payloads.newBuilder()
                                    .addPayloads(json("{\"webhook\":\"w" + activityId + "\"}")))));
    WorkflowExecutionInfo info =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(request.getExecution().getWorkflowId())
                    .setRunId("r"))
            .setType(WorkflowType.newBuilder().setName(Names.INVOKE_WEBHOOKS))
            .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
            .build();
    response.onNext(
        DescribeWorkflowExecutionResponse.newBuilder()
            .setWorkflowExecutionInfo(info)
            .addPendingActivities(pending)
            .build());
    response.onCompleted();
  }

  @Override
  public void getWorkflowExecutionHistory(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> response) {
    String id = request.getExecution().getWorkflowId();
    HistoryEvent started =
        HistoryEvent.newBuilder()
            .setEventId(1)
            .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
            .setWorkflowExecutionStartedEventAttributes(
                WorkflowExecutionStartedEventAttributes.newBuilder()
                    .setInput(Payloads.newBuilder().addPayloads(json(rawPlan))))
            .build();
    HistoryEvent scheduled =
        HistoryEvent.newBuilder()
            .setEventId(2)
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityId(activityId)
                    .setActivityType(ActivityType.newBuilder().setName(Names.CALL_WEBHOOK))
                    .setInput(Payloads.newBuilder().addPayloads(json(CALL_INPUT))))
            .build();
    HistoryEvent failed =
        HistoryEvent.newBuilder()
            .setEventId(3)
            .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED)
            .setEventTime(Timestamp.newBuilder().setSeconds(1))
            .setWorkflowExecutionFailedEventAttributes(
                WorkflowExecutionFailedEventAttributes.newBuilder()
                    .setFailure(Failure.newBuilder().setMessage("plan is not readable")))
            .build();
    response(
        "history " + id,
        response,
        GetWorkflowExecutionHistoryResponse.newBuilder()
            .setHistory(
                History.newBuilder().addEvents(started).addEvents(scheduled).addEvents(failed))
            .build());
  }

  @Override
  public void pauseActivity(
      PauseActivityRequest request, StreamObserver<PauseActivityResponse> response) {
    act("pause", request.getExecution(), response, PauseActivityResponse.getDefaultInstance());
  }

  @Override
  public void unpauseActivity(
      UnpauseActivityRequest request, StreamObserver<UnpauseActivityResponse> response) {
    act("unpause", request.getExecution(), response, UnpauseActivityResponse.getDefaultInstance());
  }

  @Override
  public void requestCancelWorkflowExecution(
      RequestCancelWorkflowExecutionRequest request,
      StreamObserver<RequestCancelWorkflowExecutionResponse> response) {
    act(
        "cancel",
        request.getWorkflowExecution(),
        response,
        RequestCancelWorkflowExecutionResponse.getDefaultInstance());
  }

  private <T> void act(String call, WorkflowExecution run, StreamObserver<T> response, T success) {
    actions.add(call + " " + run.getWorkflowId());
    response(call + " " + run.getWorkflowId(), response, success);
  }

  private <T> void response(String call, StreamObserver<T> response, T success) {
    List<Status> script = responses.getOrDefault(call, List.of());
    if (script.isEmpty()) {
      response.onNext(success);
      response.onCompleted();
    } else {
      responses.put(call, script.subList(1, script.size()));
      response.onError(script.get(0).asRuntimeException());
    }
  }

  private static Payload json(String text) {
    return Bodies.of(ByteString.copyFromUtf8(text).toByteArray()).getPayload();
  }
}
