package dev.hookline;

import java.util.Optional;

/** Starts events and waits for their outcome on the caller's thread. */
final class BlockingCalls {

  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final EarlyResponse early;
  private final StartedLook look;

  BlockingCalls(
      ExecutionStarter starter, ExecutionWait wait, EarlyResponse early, StartedLook look) {
    this.starter = starter;
    this.wait = wait;
    this.early = early;
    this.look = look;
  }

  Payload invoke(Invocation invocation) {
    if (!early.isFor(invocation)) {
      return wait.forResponse(starter.startOrAttach(invocation));
    }
    Optional<Payload> response = early.tryFor(invocation);
    return response.isPresent() ? response.get() : wait.forResponse(find(invocation));
  }

  private Started find(Invocation invocation) {
    return look.isTooLateToStart(invocation)
        ? look.find(invocation)
        : starter.startOrAttach(invocation);
  }
}
