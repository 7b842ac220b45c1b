package dev.hookline.verification.process;

import dev.hookline.internal.wire.Names;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Queries the server directly, not through links. */
public record ServerProbe(WorkflowServiceStubs stubs) {

  private static final int SHARD_SAMPLES = 12;
  private static final int SECONDS = 2;
  private static final int QUICK_ROUNDS = 5;
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MAX_SLOW_NANOS = TimeUnit.SECONDS.toNanos(30);

  /**
   * Waits until the server is ready and quick again, so that its backlog is done. The wait for
   * quickness is bounded, for machines on which it is never quick.
   */
  public void awaitServing() throws InterruptedException {
    int quick = 0;
    long timeout = MAX_SLOW_NANOS;
    while (quick < QUICK_ROUNDS && timeout > 0) {
      long start = System.nanoTime();
      boolean serves = isServing();
      quick = serves && System.nanoTime() - start < QUICK_NANOS ? quick + 1 : 0;
      TimeUnit.MILLISECONDS.sleep(100);
      timeout -= serves ? System.nanoTime() - start : 0;
    }
  }

  /** Returns whether every shard responds from its store. */
  public boolean isServing() {
    return IntStream.range(0, SHARD_SAMPLES).allMatch(sample -> isServing("probe-" + sample));
  }

  /**
   * Returns the number of running executions, without the one that watches endpoints as long as one
   * is failing; negative while the server does not respond.
   */
  public long running() {
    try {
      return stubs
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .countWorkflowExecutions(
              CountWorkflowExecutionsRequest.newBuilder()
                  .setNamespace("default")
                  .setQuery(
                      "ExecutionStatus = 'Running' AND WorkflowType != '%s'"
                          .formatted(Names.WATCH_ENDPOINTS))
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
