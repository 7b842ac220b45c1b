package dev.hookline.operate.internal.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls of a server that limits how often it is asked: its list by default ten times a second. */
public final class BusyServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long FIRST_MILLIS = 100;
  private static final long MAX_MILLIS = 2_000;

  private BusyServer() {}

  /** Returns the answer; while the server is at one of its limits, asks again, up to a minute. */
  public static <T> T patiently(Supplier<T> call) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (long gap = FIRST_MILLIS; ; gap = Math.min(gap * 2, MAX_MILLIS)) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED || System.nanoTime() > end) {
          throw e;
        }
        pause(gap, e);
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
