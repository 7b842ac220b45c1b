package dev.hookline.internal.wire;

import java.time.Duration;

/** Timeouts of workflow tasks. */
public final class WorkflowTasks {

  /**
   * The workflow task timeout: how long a worker may be silent before another one gets the task.
   * This is how an attempt inside the task is detected as lost: the next one arrives within three
   * seconds of the loss. The worker reports after 80 % of it.
   */
  public static final Duration TIMEOUT = Duration.ofMillis(2_900);

  /**
   * The maximum delay between the server starting a workflow task and the worker picking it up, by
   * the clocks of both. While a first attempt is waiting, Temporal's Java SDK reports its task 80 %
   * of the timeout after the pickup: a task picked up later than this would time out first, and its
   * response would be lost.
   */
  public static final Duration MAX_PICKUP_DELAY = Duration.ofMillis(250);

  private WorkflowTasks() {}
}
