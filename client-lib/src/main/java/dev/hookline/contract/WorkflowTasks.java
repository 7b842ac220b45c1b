package dev.hookline.contract;

import java.time.Duration;

/** How executions are started, beside their input. */
public final class WorkflowTasks {

  /**
   * How long a worker may be silent in a workflow task until another one gets it, which is how an
   * attempt within the task is found to be lost: the next one arrives within three seconds of the
   * loss. The worker reports after four fifths of it.
   */
  public static final Duration TIMEOUT = Duration.ofMillis(2_900);

  /**
   * While a first attempt waits, Temporal's Java SDK reports its task when 80 % of the timeout have
   * passed since the worker took it up: one taken up later than this after the server began it
   * would be given up before, and the answer lost. By the clocks of server and worker.
   */
  public static final Duration LATE = Duration.ofMillis(250);

  private WorkflowTasks() {}
}
