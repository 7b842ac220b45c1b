package dev.hookline.operate.batch;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow that replays executions one after the other; cancel it to stop it. */
@WorkflowInterface
public interface ReplayBatch {

  /**
   * Replays what the order selects.
   *
   * @param order a {@link BatchOrder} as JSON
   * @return the last {@link BatchProgress} as JSON
   */
  @WorkflowMethod
  RawValue run(RawValue order);

  /** Replays nothing more until {@link #resume()}; the part in work is finished first. */
  @SignalMethod
  void pause();

  /** Goes on. */
  @SignalMethod
  void resume();
}
