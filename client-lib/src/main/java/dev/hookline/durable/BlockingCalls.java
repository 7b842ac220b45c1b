package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.Payload;
import java.util.Optional;

/** Starts events and waits for their outcome on the caller's thread. */
final class BlockingCalls {

  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final EarlyResponse early;
  private final StartVerification look;

  BlockingCalls(
      ExecutionStarter starter, ExecutionWait wait, EarlyResponse early, StartVerification look) {
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

  /**
   * What was sent may have been recorded: the caller does not stand in line, and is not told that
   * nothing was sent where its time ends just now.
   */
  private Started find(Invocation invocation) {
    if (look.isTooLateToStart(invocation)) {
      return look.find(invocation);
    }
    try {
      return starter.startOrAttachNow(invocation);
    } catch (InvocationException | IllegalStateException e) {
      if (saysNotSent(e) && look.isTooLateToStart(invocation)) {
        return look.find(invocation);
      }
      throw e;
    }
  }

  /** A manager that is closed says so too. */
  private static boolean saysNotSent(RuntimeException e) {
    return !(e instanceof InvocationException told) || told.accepted() == Accepted.NO;
  }
}
