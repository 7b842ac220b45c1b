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
  private final StartVerification verification;

  BlockingCalls(
      ExecutionStarter starter,
      ExecutionWait wait,
      EarlyResponse early,
      StartVerification verification) {
    this.starter = starter;
    this.wait = wait;
    this.early = early;
    this.verification = verification;
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
   * The request may have been recorded. So the caller skips the start limiter, and a deadline that
   * passes now is not reported as "nothing was sent".
   */
  private Started find(Invocation invocation) {
    if (verification.isTooLateToStart(invocation)) {
      return verification.find(invocation);
    }
    try {
      return starter.startOrAttachNow(invocation);
    } catch (InvocationException | IllegalStateException e) {
      if (isNotSent(e) && verification.isTooLateToStart(invocation)) {
        return verification.find(invocation);
      }
      throw e;
    }
  }

  /** A closed manager also sends nothing. */
  private static boolean isNotSent(RuntimeException e) {
    return !(e instanceof InvocationException failure) || failure.accepted() == Accepted.NO;
  }
}
