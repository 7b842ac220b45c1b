package dev.hookline.contract;

import java.time.Duration;

/** How executions are started, beside their input. */
public final class WorkflowTasks {

  /**
   * How long a worker may be silent in a workflow task until another one gets it, which is how an
   * attempt within the task is found to be lost. The worker reports after four fifths of it.
   */
  public static final Duration TIMEOUT = Duration.ofSeconds(4);

  private WorkflowTasks() {}
}
