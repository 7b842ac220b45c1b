package dev.hookline;

import java.util.Optional;

/** Starts events and waits for their outcome on the caller's thread. */
final class BlockingCalls {

  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final EarlyResponse early;

  BlockingCalls(ExecutionStarter starter, ExecutionWait wait, EarlyResponse early) {
    this.starter = starter;
    this.wait = wait;
    this.early = early;
  }

  Payload invoke(Invocation invocation) {
    if (!early.isFor(invocation)) {
      return wait.forResponse(starter.startOrAttach(invocation));
    }
    Optional<Payload> response = early.tryFor(invocation);
    return response.isPresent() ? response.get() : wait.forResponse(find(invocation));
  }

  /** An interrupted caller is to be told that the event is recorded, so it is looked for first. */
  private Started find(Invocation invocation) {
    boolean interrupted = Thread.interrupted();
    try {
      return starter.startOrAttach(invocation);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
