package dev.hookline.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.replay.Replayed;
import dev.hookline.operate.replay.Replays;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An unresponsive server does not block a replay forever: the SDK limits every call. */
class ReplayDeadlineTest {

  private static final int SDK_SECONDS = 10;

  @Test
  void everyCallOfAReplayHasADeadline() throws IOException {
    try (FailedRun server = new FailedRun()) {
      Replayed replayed = Replays.of(server.client()).replayFromStart("OnX:k");

      assertThat(replayed.runId()).isEqualTo("new");
      assertThat(server.limits).containsOnlyKeys("describe", "history", "start");
      assertThat(server.limits.values())
          .allSatisfy(
              limit ->
                  assertThat(limit.timeRemaining(TimeUnit.SECONDS))
                      .isLessThanOrEqualTo(SDK_SECONDS));
    }
  }

  /** A frontend with one failed run. */
  private static final class FailedRun extends ScriptedFrontend {

    private final Map<String, Deadline> limits = new LinkedHashMap<>();

    FailedRun() throws IOException {
      super(0, true);
    }

    @Override
    public void describeWorkflowExecution(
        DescribeWorkflowExecutionRequest request,
        StreamObserver<DescribeWorkflowExecutionResponse> response) {
      limits.put("describe", Context.current().getDeadline());
      WorkflowExecutionInfo info =
          WorkflowExecutionInfo.newBuilder()
              .setExecution(
                  WorkflowExecution.newBuilder()
                      .setWorkflowId(request.getExecution().getWorkflowId())
                      .setRunId("old"))
              .setType(WorkflowType.newBuilder().setName(Names.INVOKE_WEBHOOKS))
              .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED)
              .build();
      response(
          response,
          DescribeWorkflowExecutionResponse.newBuilder().setWorkflowExecutionInfo(info).build());
    }

    @Override
    public void getWorkflowExecutionHistory(
        GetWorkflowExecutionHistoryRequest request,
        StreamObserver<GetWorkflowExecutionHistoryResponse> response) {
      limits.put("history", Context.current().getDeadline());
      Plan plan =
          Plan.of(
              EventType.of("OnX"),
              null,
              List.of(WebhookConfig.builder("a", "http://h/").finalResponse(true).build()));
      HistoryEvent started =
          HistoryEvent.newBuilder()
              .setWorkflowExecutionStartedEventAttributes(
                  WorkflowExecutionStartedEventAttributes.newBuilder()
                      .setInput(
                          Payloads.newBuilder()
                              .addPayloads(WireJson.toPayload(plan).getPayload())
                              .addPayloads(Bodies.empty().getPayload())))
              .build();
      response(
          response,
          GetWorkflowExecutionHistoryResponse.newBuilder()
              .setHistory(History.newBuilder().addEvents(started))
              .build());
    }

    @Override
    public void startWorkflowExecution(
        StartWorkflowExecutionRequest request,
        StreamObserver<StartWorkflowExecutionResponse> response) {
      limits.put("start", Context.current().getDeadline());
      response(response, StartWorkflowExecutionResponse.newBuilder().setRunId("new").build());
    }

    private static <T> void response(StreamObserver<T> response, T message) {
      response.onNext(message);
      response.onCompleted();
    }
  }
}
