package dev.hookline.worker.http.connection;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Stops what an attempt does, from any thread: its exchanges, one after the other, and waits. */
public final class Cancellation {

  private final CompletableFuture<Void> requested = new CompletableFuture<>();
  private volatile @Nullable Exchange running;

  /** Returns the exchange, which is cancelled from now on with this. */
  public Exchange track(Exchange exchange) {
    running = exchange;
    if (isRequested()) {
      exchange.cancel();
    }
    return exchange;
  }

  /** Stops it all. */
  public void cancel() {
    requested.complete(null);
    Exchange exchange = running;
    if (exchange != null) {
      exchange.cancel();
    }
  }

  /** Returns whether it was asked for. */
  public boolean isRequested() {
    return requested.isDone();
  }

  /** Returns what completes when it is asked for, for waits. */
  public CompletableFuture<Void> requested() {
    return requested;
  }
}
