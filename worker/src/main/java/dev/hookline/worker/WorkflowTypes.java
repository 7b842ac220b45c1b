package dev.hookline.worker;

import dev.hookline.internal.embedded.LocalRuns;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.OrderedEventsWorkflow;
import dev.hookline.worker.internal.workflow.ReplayBatchWorkflow;
import dev.hookline.worker.internal.workflow.WatchEndpointsWorkflow;
import io.temporal.worker.Worker;
import java.util.stream.Stream;

/** The workflows that a worker runs. */
final class WorkflowTypes {

  private static final Class<?>[] OTHERS = {
    DeliverWebhooksWorkflow.class,
    DeliverWebhookWorkflow.class,
    OrderedEventsWorkflow.class,
    ReplayBatchWorkflow.class,
    WatchEndpointsWorkflow.class
  };

  private WorkflowTypes() {}

  /** Returns all, for the replay of recorded histories. */
  static Class<?>[] all() {
    return Stream.concat(Stream.of(InvokeWebhooksWorkflow.class), Stream.of(OTHERS))
        .toArray(Class<?>[]::new);
  }

  /** Registers all; events pass their responses to callers in this process. */
  static void register(Worker worker, LocalRuns local) {
    worker.registerWorkflowImplementationTypes(OTHERS);
    worker.registerWorkflowImplementationFactory(
        InvokeWebhooks.class, () -> new InvokeWebhooksWorkflow(local::responds));
  }
}
