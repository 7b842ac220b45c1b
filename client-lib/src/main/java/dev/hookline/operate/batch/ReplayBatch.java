package dev.hookline.operate.batch;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow that replays executions one after another; cancel it to stop it. */
@WorkflowInterface
public interface ReplayBatch {

  /**
   * Replays the selected executions.
   *
   * @param request a {@link BatchRequest} as JSON
   * @return the last {@link BatchProgress} as JSON
   */
  @WorkflowMethod
  RawValue run(RawValue request);

  /** Stops replaying until {@link #resume()}, after finishing the current part. */
  @SignalMethod
  void pause();

  /** Continues after {@link #pause()}. */
  @SignalMethod
  void resume();
}
