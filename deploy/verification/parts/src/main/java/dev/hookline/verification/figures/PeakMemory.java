package dev.hookline.verification.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The peak memory of a process, from Linux. */
public final class PeakMemory {

  private static final double KIB_PER_MIB = 1024;

  private PeakMemory() {}

  /** Returns MiB; 0 if the process has ended. */
  public static double mib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
