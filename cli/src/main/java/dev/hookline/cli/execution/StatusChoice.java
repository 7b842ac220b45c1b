package dev.hookline.cli.execution;

import dev.hookline.cli.input.Choice;
import dev.hookline.operate.ExecutionStatus;
import java.util.Arrays;
import java.util.Iterator;

/** What {@code --status} takes: what an execution may be chosen by. */
final class StatusChoice extends Choice<ExecutionStatus> implements Iterable<String> {

  /** Makes the choice; picocli does. */
  StatusChoice() {
    super(
        Arrays.stream(ExecutionStatus.values()).filter(status -> status != ExecutionStatus.UNKNOWN),
        ExecutionStatus::code);
  }

  @Override
  public Iterator<String> iterator() {
    return texts().iterator();
  }
}
