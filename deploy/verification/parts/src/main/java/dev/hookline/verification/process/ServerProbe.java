package dev.hookline.verification.process;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Asks the server, past all links. */
public record ServerProbe(WorkflowServiceStubs stubs) {

  private static final int SHARD_SAMPLES = 12;
  private static final int SECONDS = 2;
  private static final int QUICK_ROUNDS = 5;
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MOST_SLOW_NANOS = TimeUnit.SECONDS.toNanos(30);

  /**
   * Waits until the server serves and is quick again: what waited for it has been worked off. On a
   * machine where it is never quick, the wait for that is bounded.
   */
  public void awaitServing() throws InterruptedException {
    int quick = 0;
    long patience = MOST_SLOW_NANOS;
    while (quick < QUICK_ROUNDS && patience > 0) {
      long start = System.nanoTime();
      boolean serves = isServing();
      quick = serves && System.nanoTime() - start < QUICK_NANOS ? quick + 1 : 0;
      TimeUnit.MILLISECONDS.sleep(100);
      patience -= serves ? System.nanoTime() - start : 0;
    }
  }

  /** Returns whether every shard answers from its store. */
  public boolean isServing() {
    return IntStream.range(0, SHARD_SAMPLES).allMatch(sample -> isServing("probe-" + sample));
  }

  /** Returns how many executions run; a negative number while the server does not say. */
  public long running() {
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
