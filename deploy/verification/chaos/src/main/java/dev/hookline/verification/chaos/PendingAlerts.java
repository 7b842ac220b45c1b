package dev.hookline.verification.chaos;

import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.wire.Names;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Detects alerts that are still to come, though nothing else happens. */
record PendingAlerts(WorkflowClient client, EndpointRegistry endpoints) {

  private static final int SECONDS = 2;

  static PendingAlerts of(WorkflowClient client) {
    return new PendingAlerts(client, new EndpointRegistry(client, Names.TASK_QUEUE));
  }

  /** Returns whether alerts are being started, or webhooks counted for one; also if unknown. */
  boolean any() {
    try {
      return endpoints.read().map(PendingAlerts::counts).orElse(true) || isStarting();
    } catch (StatusRuntimeException e) {
      return true;
    }
  }

  private static boolean counts(EndpointStates states) {
    return states.endpoints().stream().anyMatch(state -> state.exhausted() != null);
  }

  private boolean isStarting() {
    try {
      return client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(WorkflowExecution.newBuilder().setWorkflowId(endpoints.id()))
                      .build())
              .getPendingActivitiesCount()
          > 0;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.NOT_FOUND;
    }
  }
}
