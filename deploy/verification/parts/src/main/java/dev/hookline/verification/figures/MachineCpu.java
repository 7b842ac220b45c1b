package dev.hookline.verification.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The CPU time of all processes of this machine since this was created. */
final class MachineCpu {

  private static final Path STAT = Path.of("/proc/stat");

  /** The fields of the line {@code cpu}, without idle, iowait and guests, which user includes. */
  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  private final long startedAt = System.nanoTime();
  private final OptionalDouble before = busySeconds();

  /** Returns what others used, if these seconds were the measured ones; empty if not on Linux. */
  Optional<OtherCpu> others(double measured) {
    OptionalDouble now = busySeconds();
    if (before.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    double elapsed = (System.nanoTime() - startedAt) / (double) TimeUnit.SECONDS.toNanos(1);
    double seconds = Math.max(0, now.getAsDouble() - before.getAsDouble() - measured);
    double all = elapsed * Runtime.getRuntime().availableProcessors();
    return Optional.of(new OtherCpu(Figure.rounded(seconds), Figure.rounded(seconds / all)));
  }

  private static OptionalDouble busySeconds() {
    try {
      return OptionalDouble.of(busySecondsIn(Files.readString(STAT)));
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  static double busySecondsIn(String stat) {
    String[] fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
    return IntStream.of(BUSY).mapToLong(i -> Long.parseLong(fields[i])).sum()
        / ProcessCpu.TICKS_PER_SECOND;
  }
}
