package dev.hookline.verification.chaos.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.figures.PeakMemory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The process of many callers, and its results. */
record Crowd(long failed, long peakMib, double seconds) {

  private static final double NANOS = 1e9;
  private static final int POLL_MILLIS = 200;

  /** Waits until all calls have returned, and prints the progress. */
  static Crowd await(Process process, Runnable progress) throws IOException, InterruptedException {
    long startedAt = System.nanoTime();
    double peak = 0;
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, PeakMemory.mib(process.pid()));
      progress.run();
    }
    double seconds = (System.nanoTime() - startedAt) / NANOS;
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.exitValue() != 0 || said.isEmpty()) {
      throw new IOException("the calling process exited with " + process.exitValue());
    }
    return new Crowd(
        Long.parseLong(said.substring(said.lastIndexOf('\n') + 1)), Math.round(peak), seconds);
  }
}
