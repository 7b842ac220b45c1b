package dev.hookline.cli.event;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.cli.input.ServerCheck;
import dev.hookline.contract.DurationText;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a server before an event is sent, so that a command without one can say for sure that
 * the event was not accepted.
 */
final class EventServer {

  /** A server may be starting again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long GAP_MILLIS = 200;

  private EventServer() {}

  /**
   * Asks until a server answers.
   *
   * @param deadline how long at most; null where there is no limit, which is a minute
   * @throws InvocationException if none does, or it lacks the namespace
   */
  static void await(WorkflowClient client, @Nullable Duration deadline) {
    long patience = (deadline == null ? PATIENCE : deadline).toNanos();
    long end = System.nanoTime() + patience;
    while (true) {
      long left = Math.max(1, end - System.nanoTime());
      try {
        ServerCheck.check(client, Duration.ofNanos(left));
        return;
      } catch (InvocationException e) {
        if (e.reason() != Reason.SERVER_UNREACHABLE) {
          throw e;
        }
        if (end - System.nanoTime() <= TimeUnit.MILLISECONDS.toNanos(GAP_MILLIS)) {
          throw notAccepted(e, deadline);
        }
      }
      pause();
    }
  }

  /**
   * Asks once.
   *
   * @throws InvocationException if no server answers, or it lacks the namespace
   */
  static void look(WorkflowClient client, Duration patience) {
    try {
      ServerCheck.check(client, patience);
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
      TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
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
