package dev.hookline.contract;

/**
 * Sizes that determine which commands workflow code issues. Histories depend on them: a change
 * needs a version gate, {@code Workflow.getVersion}.
 */
public final class CommandLimits {

  /**
   * The maximum size of one workflow task's commands: below the server's 4 MB, with room for a
   * response.
   */
  public static final int TASK_BYTES = 2_500_000;

  /** The overhead of starting a child execution, beyond its payload. */
  public static final int CHILD_BYTES = 4_096;

  /** The maximum bytes that a first attempt inside a workflow task may send and receive. */
  public static final int LOCAL_BYTES = 512 * 1024;

  private CommandLimits() {}
}
