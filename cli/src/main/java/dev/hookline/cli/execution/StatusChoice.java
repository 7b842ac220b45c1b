package dev.hookline.cli.execution;

import dev.hookline.cli.input.Choice;
import dev.hookline.operate.ExecutionStatus;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of {@code --status}: those of an execution, or empty for a scheduled one. */
final class StatusChoice extends Choice<Optional<ExecutionStatus>> implements Iterable<String> {

  static final String SCHEDULED = "scheduled";

  /** Creates the candidates; called by picocli. */
  StatusChoice() {
    super(
        Stream.concat(
            Arrays.stream(ExecutionStatus.values())
                .filter(status -> status != ExecutionStatus.UNKNOWN)
                .map(Optional::of),
            Stream.of(Optional.empty())),
        status -> status.map(ExecutionStatus::code).orElse(SCHEDULED));
  }

  @Override
  public Iterator<String> iterator() {
    return texts().iterator();
  }
}
