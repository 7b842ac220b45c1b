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
    if (!early.isFor(invocation) || !early.tryEnter()) {
      return wait.forResponse(starter.startOrAttach(invocation));
    }
    Started started;
    try {
      Optional<Payload> response = early.tryFor(invocation);
      if (response.isPresent()) {
        return response.get();
      }
      started = find(invocation);
    } finally {
      early.leave();
    }
    return wait.forResponse(started);
  }

  /** What was sent may have been recorded, so the caller does not stand in line again. */
  private Started find(Invocation invocation) {
    return look.isTooLateToStart(invocation)
        ? look.find(invocation)
        : starter.startOrAttachNow(invocation);
  }
}
