package dev.hookline.operate.replay;

import dev.hookline.operate.OperateException;
import io.temporal.client.WorkflowClient;
import java.util.List;

/** Says whether executions could be replayed, and replays none. Thread-safe. */
public final class ReplayCheck {

  private final WorkflowClient client;

  private ReplayCheck(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the check in a client's namespace. */
  public static ReplayCheck of(WorkflowClient client) {
    return new ReplayCheck(client);
  }

  /**
   * Returns the webhooks whose recorded responses a replay would use.
   *
   * @throws OperateException as {@link Replays#replay} would: if the execution is missing, running,
   *     succeeded or not ours, or does not fit a corrected configuration
   */
  public List<String> reused(String executionId, ReplayOptions options) {
    return Rerun.of(client, ClosedRun.latest(client, executionId), options).reused();
  }
}
