package dev.hookline.chaos.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The process of many callers, and what it came to. */
record Crowd(long failed, long peakMib, double seconds) {

  private static final double NANOS = 1e9;
  private static final int LOOK_MILLIS = 200;

  /** Waits until all calls have returned, and prints how far they are. */
  static Crowd await(Process process, Path output, Runnable progress)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMib(process.pid()));
      progress.run();
    }
    double seconds = (System.nanoTime() - began) / NANOS;
    String said = Files.readString(output, UTF_8).strip();
    if (process.exitValue() != 0 || said.isEmpty()) {
      throw new IOException("the calling process ended with " + process.exitValue());
    }
    return new Crowd(Long.parseLong(said.substring(said.lastIndexOf('\n') + 1)), peak, seconds);
  }

  /** Linux knows the most that was ever resident; 0 where it has ended. */
  static long peakMib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
