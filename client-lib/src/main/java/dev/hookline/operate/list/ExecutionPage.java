package dev.hookline.operate.list;

import dev.hookline.operate.Execution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of executions.
 *
 * @param executions the executions, newest first
 * @param nextPage where the list goes on; null if it ends here
 */
public record ExecutionPage(List<Execution> executions, @Nullable String nextPage) {

  /** Copies the list. */
  public ExecutionPage {
    executions = List.copyOf(executions);
  }
}
