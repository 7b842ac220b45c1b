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

  /** What one task may command: below the server's 4 MB, with room for an answer and the rest. */
  public static final int MAX_BYTES = 2_500_000;

  private WorkflowTasks() {}
}
