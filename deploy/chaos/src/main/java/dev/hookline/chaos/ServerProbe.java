package dev.hookline.chaos;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;

/** Asks the server, past all links. */
record ServerProbe(WorkflowServiceStubs stubs) {

  private static final int SHARD_SAMPLES = 12;
  private static final int SECONDS = 2;

  /** Waits until every shard answers from its store. */
  void awaitServing() throws InterruptedException {
    for (int sample = 0; sample < SHARD_SAMPLES; sample++) {
      while (!isServing("probe-" + sample)) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** Returns how many executions run; a negative number while the server does not say. */
  long running() {
    try {
      return stubs
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .countWorkflowExecutions(
              CountWorkflowExecutionsRequest.newBuilder()
                  .setNamespace("default")
                  .setQuery("ExecutionStatus = 'Running'")
                  .build())
          .getCount();
    } catch (StatusRuntimeException e) {
      return -1;
    }
  }

  private boolean isServing(String execution) {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .describeWorkflowExecution(
              DescribeWorkflowExecutionRequest.newBuilder()
                  .setNamespace("default")
                  .setExecution(WorkflowExecution.newBuilder().setWorkflowId(execution))
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND;
    }
  }
}
