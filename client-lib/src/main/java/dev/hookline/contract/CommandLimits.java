package dev.hookline.contract;

/**
 * Sizes by which workflow code chooses its commands. A history depends on them: a change needs a
 * version gate, {@code Workflow.getVersion}.
 */
public final class CommandLimits {

  /** What one workflow task may command: below the server's 4 MB, with room for a response. */
  public static final int TASK_BYTES = 2_500_000;

  /** What starting a child execution adds to its payload. */
  public static final int CHILD_BYTES = 4_096;

  /** What a first attempt inside a workflow task may send and receive. */
  public static final int LOCAL_BYTES = 512 * 1024;

  private CommandLimits() {}
}
