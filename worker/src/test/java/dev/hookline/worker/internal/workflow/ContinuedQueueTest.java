package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEnd;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.QueueState;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.endtoend.Await;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue whose history has become long. */
class ContinuedQueueTest {

  private static final String QUEUE = "ordering::E:7";
  private static final int SIGNALS = 1_100;

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final WorkflowClient client = environment.getWorkflowClient();

  @BeforeEach
  void start() {
    environment
        .newWorker("orders")
        .registerWorkflowImplementationTypes(OrderedEventsWorkflow.class);
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void isStillListedAsHeld() {
    QueueState held = new QueueState(new QueueEntry("E:a", true), true, true, List.of());
    WorkflowStub queue =
        client.newUntypedWorkflowStub(
            Names.ORDERED_EVENTS,
            WorkflowOptions.newBuilder().setWorkflowId(QUEUE).setTaskQueue("orders").build());
    String first = queue.start(WireJson.toPayload(held)).getRunId();
    for (int i = 0; i < SIGNALS; i++) {
      queue.signal(Names.ENDED, WireJson.toPayload(new QueueEnd("E:other", true)));
    }

    Await.until(() -> last(first).hasWorkflowExecutionContinuedAsNewEventAttributes());

    assertThat(
            last(first)
                .getWorkflowExecutionContinuedAsNewEventAttributes()
                .getMemo()
                .getFieldsMap()
                .get(Names.MEMO_HELD_BY)
                .getData()
                .toStringUtf8())
        .isEqualTo("\"E:a\"");
  }

  private HistoryEvent last(String run) {
    List<HistoryEvent> events = client.fetchHistory(QUEUE, run).getEvents();
    return events.get(events.size() - 1);
  }
}
