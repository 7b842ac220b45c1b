package dev.hookline;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.SpanText;
import dev.hookline.internal.chain.SyncChain.MissingResponseException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on this thread for a result that is made on another. */
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
      throw ended(
          Reason.DEADLINE_PASSED,
          "no outcome within %s; the webhooks go on"
              .formatted(SpanText.of(options.deadline().orElseThrow())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ended(
          Reason.INTERRUPTED, "interrupted while waiting for the outcome; the webhooks go on", e);
    } catch (CancellationException e) {
      throw ended(Reason.INTERRUPTED, "the wait for the outcome was cancelled", e);
    }
  }

  private static RuntimeException causeOf(ExecutionException e) {
    if (e.getCause() instanceof MissingResponseException missing) {
      return SimpleWebhookManager.invalidChain(missing);
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private static InvocationException ended(Reason reason, String message, Exception cause) {
    return new InvocationException(reason, Accepted.YES, message, null, null, cause);
  }
}
