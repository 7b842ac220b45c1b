package dev.hookline.cli.event;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.cli.input.ServerCheck;
import dev.hookline.internal.wire.DurationText;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the server before an event is sent, so that a command without one can report for
 * certain that the event was not accepted.
 */
final class EventServer {

  /** A server may be restarting. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final long INTERVAL_MILLIS = 200;

  private EventServer() {}

  /**
   * Polls until the server responds.
   *
   * @param deadline the longest wait; null for the default of a minute
   * @throws InvocationException if it does not, or the namespace does not exist
   */
  static void await(WorkflowClient client, @Nullable Duration deadline) {
    long timeout = (deadline == null ? TIMEOUT : deadline).toNanos();
    long end = System.nanoTime() + timeout;
    while (true) {
      long remaining = Math.max(1, end - System.nanoTime());
      try {
        ServerCheck.check(client, Duration.ofNanos(remaining));
        return;
      } catch (InvocationException e) {
        if (e.reason() != Reason.SERVER_UNREACHABLE) {
          throw e;
        }
        if (end - System.nanoTime() <= TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS)) {
          throw notAccepted(e, deadline);
        }
      }
      pause();
    }
  }

  /**
   * Checks once.
   *
   * @throws InvocationException if the server does not respond, or the namespace does not exist
   */
  static void check(WorkflowClient client, Duration timeout) {
    try {
      ServerCheck.check(client, timeout);
    } catch (InvocationException e) {
      throw e.reason() == Reason.SERVER_UNREACHABLE ? notAccepted(e, null) : e;
    }
  }

  private static InvocationException notAccepted(
      InvocationException silent, @Nullable Duration deadline) {
    return new InvocationException(
        deadline == null ? Reason.SERVER_UNREACHABLE : Reason.DEADLINE_PASSED,
        Accepted.NO,
        silent.getMessage()
            + (deadline == null
                ? "; the event was not accepted"
                : "; %s passed and the event was not accepted"
                    .formatted(DurationText.of(deadline))),
        null,
        null,
        silent);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvocationException(
          Reason.INTERRUPTED,
          Accepted.NO,
          "interrupted before the event was sent; it was not accepted",
          null,
          null,
          e);
    }
  }
}
