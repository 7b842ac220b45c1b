package dev.hookline;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.chain.SyncChain.MissingResponseException;
import dev.hookline.internal.wire.DurationText;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocks this thread for a result that another thread produces. */
final class Waiting {

  private Waiting() {}

  static Payload forResult(CompletableFuture<Payload> result, InvokeOptions options) {
    try {
      return options.deadline().isPresent()
          ? result.get(options.deadline().get().toNanos(), TimeUnit.NANOSECONDS)
          : result.get();
    } catch (ExecutionException e) {
      throw causeOf(e);
    } catch (TimeoutException e) {
      throw waitEnded(
          Reason.DEADLINE_PASSED,
          "no outcome within %s; the webhooks continue"
              .formatted(DurationText.of(options.deadline().orElseThrow())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw waitEnded(
          Reason.INTERRUPTED,
          "interrupted while waiting for the outcome; the webhooks continue",
          e);
    } catch (CancellationException e) {
      throw waitEnded(Reason.INTERRUPTED, "the wait for the outcome was cancelled", e);
    }
  }

  private static RuntimeException causeOf(ExecutionException e) {
    if (e.getCause() instanceof MissingResponseException missing) {
      return SimpleWebhookManager.invalidChain(missing);
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private static InvocationException waitEnded(Reason reason, String message, Exception cause) {
    return new InvocationException(reason, Accepted.YES, message, null, null, cause);
  }
}
