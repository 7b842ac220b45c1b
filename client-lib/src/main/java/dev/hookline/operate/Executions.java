package dev.hookline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.InvalidPlanException;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WireJson;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and reads executions of events. Thread-safe. */
public final class Executions {

  private static final int PAGE = 500;

  private final WorkflowClient client;

  private Executions(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the executions of a client's namespace. */
  public static Executions of(WorkflowClient client) {
    return new Executions(client);
  }

  /**
   * Lists executions, newest first. The server's list lags a little behind what happens.
   *
   * @throws OperateException if the server has no list, as the embedded one, or lacks the search
   *     attribute that the filter needs
   */
  public List<Execution> list(ExecutionFilter filter) {
    List<Execution> found = new ArrayList<>();
    ListWorkflowExecutionsRequest.Builder request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setPageSize(Math.min(filter.limit(), PAGE))
            .setQuery(filter.query());
    do {
      ListWorkflowExecutionsResponse page = page(request.build());
      for (WorkflowExecutionInfo info : page.getExecutionsList()) {
        found.add(ExecutionReader.read(info, converter()));
      }
      request.setNextPageToken(page.getNextPageToken());
    } while (found.size() < filter.limit() && !request.getNextPageToken().isEmpty());
    return found.subList(0, Math.min(found.size(), filter.limit()));
  }

  /**
   * Returns the latest run of an event's or delivery's execution, in full.
   *
   * @throws OperateException if there is no such execution or it is not Hookline's
   */
  public ExecutionDetail show(String executionId) {
    DescribeWorkflowExecutionResponse described = Descriptions.latest(client, executionId);
    Execution execution = ExecutionReader.read(described.getWorkflowExecutionInfo(), converter());
    List<HistoryEvent> events = client.fetchHistory(executionId, execution.runId()).getEvents();
    boolean isDelivery =
        described.getWorkflowExecutionInfo().getType().getName().equals(Names.DELIVER_WEBHOOK);
    Plan plan = plan(executionId, input(events, 0), isDelivery);
    return new ExecutionDetail(
        execution,
        plan,
        text(input(events, 1)),
        new WebhookStates(client, plan, executionId)
            .read(events, described.getPendingActivitiesList()),
        Endings.result(events, converter()).map(Executions::text).orElse(null),
        Endings.failure(events).orElse(null));
  }

  private static Plan plan(String executionId, RawValue recorded, boolean isDelivery) {
    try {
      return isDelivery ? WireJson.readDelivery(recorded).asPlan() : WireJson.readPlan(recorded);
    } catch (InvalidPlanException e) {
      throw new OperateException(
          OperateException.Reason.INVALID_PLAN,
          "execution %s was started with a plan that cannot be read: %s"
              .formatted(executionId, e.getMessage()));
    }
  }

  private RawValue input(List<HistoryEvent> events, int index) {
    var input = events.get(0).getWorkflowExecutionStartedEventAttributes().getInput();
    return converter().fromPayloads(index, Optional.of(input), RawValue.class, RawValue.class);
  }

  static String text(RawValue body) {
    return new String(Bodies.bytes(body), UTF_8);
  }

  private ListWorkflowExecutionsResponse page(ListWorkflowExecutionsRequest request) {
    try {
      return client.getWorkflowServiceStubs().blockingStub().listWorkflowExecutions(request);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.UNIMPLEMENTED) {
        throw new OperateException(
            OperateException.Reason.NO_LIST,
            "this server has no list of executions, as the embedded one; use a real server");
      }
      if (code == Status.Code.INVALID_ARGUMENT) {
        throw new OperateException(
            OperateException.Reason.NO_LIST,
            "server refused the query: %s; register HooklineEvent as a Keyword search attribute"
                .formatted(e.getStatus().getDescription()));
      }
      throw e;
    }
  }

  private DataConverter converter() {
    return client.getOptions().getDataConverter();
  }
}
