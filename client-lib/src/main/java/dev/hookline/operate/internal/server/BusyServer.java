package dev.hookline.operate.internal.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Retries calls to a server that limits their rate: by default, ten list calls a second. */
public final class BusyServer {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long INITIAL_MILLIS = 100;
  private static final long MAX_MILLIS = 2_000;

  private BusyServer() {}

  /**
   * Returns the result of a call; retries for up to a minute while the server is at one of its
   * limits.
   */
  public static <T> T withRetries(Supplier<T> call) {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    for (long interval = INITIAL_MILLIS; ; interval = Math.min(interval * 2, MAX_MILLIS)) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED || System.nanoTime() > end) {
          throw e;
        }
        pause(interval, e);
      }
    }
  }

  private static void pause(long millis, StatusRuntimeException busy) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy;
    }
  }
}
