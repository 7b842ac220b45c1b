package dev.hookline.cli.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.operate.Execution;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.replay.Replays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution fits a corrected configuration.
 *
 * @param executionId the execution
 * @param fits whether it would be replayed
 * @param reused the webhooks that would not be called again; null where it does not fit
 * @param code why it does not fit, such as {@code plan_mismatch}; null where it does
 * @param message the same in a sentence
 */
record PlanFit(
    String executionId,
    boolean fits,
    @Nullable List<String> reused,
    @Nullable String code,
    @Nullable String message) {

  static PlanFit of(Replays replays, Execution execution, ReplayOptions options) {
    try {
      return new PlanFit(execution.id(), true, replays.reused(execution.id(), options), null, null);
    } catch (OperateException e) {
      return new PlanFit(execution.id(), false, null, e.reason().code(), e.getMessage());
    }
  }

  /** Returns a line for people. */
  @JsonIgnore
  String text() {
    return fits
        ? "fits           %s  reused: %s".formatted(executionId, reused)
        : "does not fit   %s  %s".formatted(executionId, message);
  }
}
