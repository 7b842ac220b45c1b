package dev.hookline.operate.queue;

import com.google.protobuf.ByteString;
import dev.hookline.contract.Ordering;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.QueueState;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.server.BusyServer;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues of ordering keys. Thread-safe. */
public final class OrderingQueues {

  private static final String RUNNING =
      "WorkflowType = '%s' AND ExecutionStatus = 'Running'".formatted(Names.ORDERED_EVENTS);
  private static final int PAGE = 200;

  private final WorkflowClient client;

  private OrderingQueues(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the queues of a client's namespace. */
  public static OrderingQueues of(WorkflowClient client) {
    return new OrderingQueues(client);
  }

  /**
   * Returns the queues that are not empty, held ones first.
   *
   * @throws OperateException if the server cannot list executions
   */
  public List<ListedQueue> list() {
    DataConverter converter = ExecutionReader.converter(client);
    List<ListedQueue> held = new ArrayList<>();
    List<ListedQueue> others = new ArrayList<>();
    ByteString token = ByteString.EMPTY;
    do {
      ListWorkflowExecutionsResponse page = page(token);
      for (WorkflowExecutionInfo info : page.getExecutionsList()) {
        ListedQueue queue =
            new ListedQueue(
                info.getExecution().getWorkflowId(),
                heldBy(info, converter),
                ExecutionReader.instant(info.getStartTime()));
        (queue.heldBy() == null ? others : held).add(queue);
      }
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    held.addAll(others);
    return held;
  }

  private ListWorkflowExecutionsResponse page(ByteString token) {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setPageSize(PAGE)
            .setQuery(RUNNING)
            .setNextPageToken(token)
            .build();
    try {
      return BusyServer.withRetries(
          () -> client.getWorkflowServiceStubs().blockingStub().listWorkflowExecutions(request));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      throw new OperateException(
          Reason.NO_LIST,
          "this server, like the embedded one, cannot list queues; use a real server");
    }
  }

  private static @Nullable String heldBy(WorkflowExecutionInfo info, DataConverter converter) {
    Payload held = info.getMemo().getFieldsMap().get(Names.MEMO_HELD_BY);
    String event = held == null ? "" : converter.fromPayload(held, String.class, String.class);
    return event.isEmpty() ? null : event;
  }

  /**
   * Returns a queue and its events; a worker answers for it.
   *
   * @throws OperateException if there is no such queue, or it is empty and has ended
   */
  public QueueDetail show(String queue) {
    boolean isRunning =
        Descriptions.find(client, queue)
            .map(found -> found.getWorkflowExecutionInfo())
            .filter(info -> info.getType().getName().equals(Names.ORDERED_EVENTS))
            .map(info -> info.getStatus())
            .filter(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING::equals)
            .isPresent();
    if (!isRunning) {
      throw new OperateException(
          Reason.NOT_FOUND,
          "no queue %s; an empty one has ended, list the others with: hookline queue list"
              .formatted(queue));
    }
    RawValue raw = client.newUntypedWorkflowStub(queue).query(Names.QUEUE_STATE, RawValue.class);
    QueueState state = WireJson.read(raw, QueueState.class).orElse(QueueState.empty());
    QueueEntry head = state.head();
    return new QueueDetail(
        queue,
        head == null ? null : head.event(),
        state.held(),
        state.waiting().stream().map(QueueEntry::event).toList());
  }

  /**
   * Lets the queue of an event continue without it. The event stays as it ended, and can be
   * replayed later.
   *
   * @param executionId the event that holds its queue
   * @return the queue
   * @throws OperateException if the event is missing, not ordered, or does not hold its queue
   */
  public String skip(String executionId) {
    Ordering ordering = ordering(executionId);
    if (ordering == null) {
      throw notHeld(executionId, "it has no ordering key");
    }
    QueueDetail queue = show(ordering.queue());
    if (!queue.held() || !executionId.equals(queue.head())) {
      throw notHeld(executionId, "inspect it with: hookline queue show " + ordering.queue());
    }
    try {
      client
          .newUntypedWorkflowStub(queue.id())
          .signal(Names.SKIP, WireJson.toPayload(new QueueEntry(executionId, true)));
    } catch (WorkflowNotFoundException e) {
      throw notHeld(executionId, "the queue has ended");
    }
    return queue.id();
  }

  private @Nullable Ordering ordering(String executionId) {
    WorkflowExecutionInfo info = LatestRun.describe(client, executionId).getWorkflowExecutionInfo();
    RawValue plan =
        ExecutionReader.converter(client)
            .fromPayload(
                Descriptions.started(client, info.getExecution()).getInput().getPayloads(0),
                RawValue.class,
                RawValue.class);
    try {
      return WireJson.readPlan(plan).ordering();
    } catch (InvalidPlanException e) {
      throw new OperateException(
          Reason.INVALID_PLAN,
          "execution %s has a plan that cannot be read: %s".formatted(executionId, e.getMessage()));
    }
  }

  private static OperateException notHeld(String executionId, String why) {
    return new OperateException(
        Reason.NOT_PENDING, "event %s does not hold a queue; %s".formatted(executionId, why));
  }
}
