package dev.hookline.operate.list;

import dev.hookline.operate.Execution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of executions.
 *
 * @param executions the executions, newest first
 * @param nextPage the token of the next page; null if this is the last one
 */
public record ExecutionPage(List<Execution> executions, @Nullable String nextPage) {

  /** Copies the list. */
  public ExecutionPage {
    executions = List.copyOf(executions);
  }
}
