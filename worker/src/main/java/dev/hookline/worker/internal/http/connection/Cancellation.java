package dev.hookline.worker.internal.http.connection;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Cancels an attempt from any thread: its consecutive exchanges, and its waits. */
public final class Cancellation {

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private volatile @Nullable Exchange running;

  /** Returns the exchange, which is cancelled together with this. */
  public Exchange track(Exchange exchange) {
    running = exchange;
    if (isRequested()) {
      exchange.cancel();
    }
    return exchange;
  }

  /** Cancels the attempt. */
  public void cancel() {
    requested.complete(null);
    Exchange exchange = running;
    if (exchange != null) {
      exchange.cancel();
    }
  }

  /** Returns whether it was requested. */
  public boolean isRequested() {
    return requested.isDone();
  }

  /** Returns a future that completes when it is requested. */
  public CompletableFuture<Void> requested() {
    return requested;
  }
}
