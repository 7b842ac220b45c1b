package dev.hookline.operate.replay;

import java.util.List;

/**
 * A started replay.
 *
 * @param executionId the workflow id, the same as before
 * @param runId the new run
 * @param replaces the run that it replaces
 * @param reused the webhooks whose recorded responses are reused, in plan order
 */
public record Replayed(String executionId, String runId, String replaces, List<String> reused) {

  /** Copies the list. */
  public Replayed {
    reused = List.copyOf(reused);
  }
}
