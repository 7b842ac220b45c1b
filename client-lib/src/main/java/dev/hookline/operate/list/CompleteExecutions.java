package dev.hookline.operate.list;

import dev.hookline.operate.Execution;
import dev.hookline.operate.internal.history.ClosingFailures;
import java.util.Iterator;

/** Executions completed with failures that the server's list does not show. */
record CompleteExecutions(Iterator<Execution> listed, ClosingFailures failures)
    implements Iterator<Execution> {

  @Override
  public boolean hasNext() {
    return listed.hasNext();
  }

  @Override
  public Execution next() {
    return failures.complete(listed.next());
  }
}
