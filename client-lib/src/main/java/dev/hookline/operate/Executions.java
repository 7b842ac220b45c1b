package dev.hookline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Plan;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads executions of events. Thread-safe. */
public final class Executions {

  private final WorkflowClient client;

  private Executions(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the executions of a client's namespace. */
  public static Executions of(WorkflowClient client) {
    return new Executions(client);
  }

  /**
   * Lists executions, newest first: those that run, then by the time of their end. The server's
   * list lags a little behind what happens.
   *
   * @param limit how many at most
   * @param page the {@link ExecutionPage#nextPage()} of an earlier list with the same filter; null
   *     for the first page
   * @throws OperateException if the server has no list, as the embedded one, or does not understand
   *     the filter's query
   * @throws IllegalArgumentException if the limit is not positive or the page is none
   */
  public ExecutionPage list(ExecutionFilter filter, int limit, @Nullable String page) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, found " + limit);
    }
    ExecutionCursor cursor = new ExecutionCursor(client, filter, ListPosition.parse(page), limit);
    List<Execution> found = new ArrayList<>();
    while (found.size() < limit && cursor.hasNext()) {
      found.add(cursor.next());
    }
    return new ExecutionPage(found, cursor.hasNext() ? cursor.position().text() : null);
  }

  /**
   * Returns all executions of a filter, in the order of {@link #list}; it reads on while it is
   * walked through and keeps one page in memory.
   *
   * @throws OperateException while it is walked through, as {@link #list}
   */
  public Iterator<Execution> iterate(ExecutionFilter filter) {
    return new ExecutionCursor(client, filter, ListPosition.START, ExecutionCursor.MAX_PAGE);
  }

  /**
   * Counts executions by status; a status that none has is left out.
   *
   * @throws OperateException as {@link #list}
   */
  public Map<ExecutionStatus, Long> count(ExecutionFilter filter) {
    return new ExecutionCounts(client).of(filter);
  }

  /**
   * Returns the latest run of an event's or delivery's execution, in full; without webhooks where
   * what it was started with is no plan that this version reads.
   *
   * @throws OperateException if there is no such execution or it is not Hookline's
   */
  public ExecutionDetail show(String executionId) {
    Optional<DescribeWorkflowExecutionResponse> found = Descriptions.find(client, executionId);
    if (found.isEmpty()) {
      Optional<ExecutionDetail> joint = Descriptions.joint(client, executionId);
      if (joint.isPresent()) {
        return joint.get();
      }
    }
    return show(executionId, Descriptions.ours(client, executionId, found));
  }

  private ExecutionDetail show(String executionId, DescribeWorkflowExecutionResponse described) {
    Execution execution = ExecutionReader.read(described.getWorkflowExecutionInfo(), converter());
    List<HistoryEvent> events = client.fetchHistory(executionId, execution.runId()).getEvents();
    StartedWith started =
        StartedWith.of(events.get(0).getWorkflowExecutionStartedEventAttributes(), converter());
    Plan plan = started.readablePlan(execution.kind()).orElse(null);
    return new ExecutionDetail(
        execution,
        plan,
        plan == null ? text(started.plan()) : null,
        text(started.payload()),
        plan == null
            ? List.of()
            : new WebhookStates(client, plan, event(execution))
                .read(events, described.getPendingActivitiesList()),
        plan == null ? List.of() : new EarlierRuns(client, executionId).before(plan),
        Endings.result(events, converter()).map(Executions::text).orElse(null),
        Endings.failure(events).orElse(null),
        null);
  }

  private static String event(Execution execution) {
    return execution.kind() == ExecutionKind.DELIVERIES
        ? ExecutionIds.eventOfDelivery(execution.id())
        : execution.id();
  }

  static String text(@Nullable RawValue body) {
    return new String(Bodies.bytes(body), UTF_8);
  }

  private DataConverter converter() {
    return client.getOptions().getDataConverter();
  }
}
