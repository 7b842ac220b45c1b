package dev.hookline.cli.execution;

import dev.hookline.cli.input.Choice;
import dev.hookline.operate.ExecutionStatus;
import java.util.Arrays;
import java.util.Iterator;

/** The values of {@code --status}. */
final class StatusChoice extends Choice<ExecutionStatus> implements Iterable<String> {

  /** Creates the candidates; called by picocli. */
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
