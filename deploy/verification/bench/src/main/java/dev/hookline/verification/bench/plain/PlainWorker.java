package dev.hookline.verification.bench.plain;

import dev.hookline.verification.bench.contestant.Contestant;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;

/** The worker of the straightforward program, with the defaults of the SDK. */
public final class PlainWorker {

  private PlainWorker() {}

  public static void main(String... args) {
    WorkerFactory factory = WorkerFactory.newInstance(connect());
    Worker worker = factory.newWorker(System.getenv(Contestant.QUEUE));
    worker.registerWorkflowImplementationTypes(
        PlainEventWorkflow.class, PlainDeliveryWorkflow.class);
    worker.registerActivitiesImplementations(new OkHttpCall());
    factory.start();
  }

  static WorkflowClient connect() {
    return WorkflowClient.newInstance(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(System.getenv("TEMPORAL_ADDRESS"))
                .build()));
  }
}
