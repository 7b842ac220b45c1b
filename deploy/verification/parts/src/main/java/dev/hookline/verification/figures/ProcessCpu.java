package dev.hookline.verification.figures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The CPU time of a process on this machine and of its children, such as PostgreSQL's servers.
 *
 * @param name the process's name in reports
 * @param children whether its children count too
 */
public record ProcessCpu(String name, long pid, boolean children) {

  /** Linux reports ticks of USER_HZ, which is 100 on every platform. */
  static final double TICKS_PER_SECOND = 100;

  /** The positions of utime, stime, cutime and cstime in {@code /proc/PID/stat}, after the name. */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;
  private static final int OWN_TIMES = 2;

  /** Measures a process with its children. */
  public ProcessCpu(String name, long pid) {
    this(name, pid, true);
  }

  /** Returns this process, without its children. */
  public static ProcessCpu own(String name) {
    return new ProcessCpu(name, ProcessHandle.current().pid(), false);
  }

  /**
   * Returns the process of an option's value.
   *
   * @throws IllegalArgumentException if it is not of the form NAME=PID, or there is no such process
   */
  public static ProcessCpu of(String option) {
    int equals = option.lastIndexOf('=');
    String pid = option.substring(equals + 1);
    if (equals < 1 || !pid.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "--pid must be of the form NAME=PID, such as worker=4711, found '%s'".formatted(option));
    }
    ProcessCpu process = new ProcessCpu(option.substring(0, equals), Long.parseLong(pid));
    if (process.seconds().isEmpty()) {
      throw new IllegalArgumentException(
          "--pid %s: process %s does not exist or cannot be read".formatted(option, pid));
    }
    return process;
  }

  /** Returns the seconds used so far; empty if the process does not exist. */
  public OptionalDouble seconds() {
    Optional<ProcessHandle> root = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (root.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!children) {
      return OptionalDouble.of(secondsOf(root.get(), OWN_TIMES));
    }
    return OptionalDouble.of(
        Stream.concat(root.stream(), root.get().descendants())
            .mapToDouble(process -> secondsOf(process, TIMES))
            .sum());
  }

  private static double secondsOf(ProcessHandle process, int times) {
    try {
      return secondsIn(
          Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"), ISO_8859_1),
          times);
    } catch (IOException e) {
      // not Linux, or it has ended; then its parent counts it
      return process.info().totalCpuDuration().map(ProcessCpu::inSeconds).orElse(0.0);
    }
  }

  private static double inSeconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Children that have ended and were waited for count with the process: cutime and cstime. */
  static double secondsIn(String stat) {
    return secondsIn(stat, TIMES);
  }

  private static double secondsIn(String stat, int times) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Arrays.stream(fields, FIRST_TIME, FIRST_TIME + times).mapToLong(Long::parseLong).sum()
        / TICKS_PER_SECOND;
  }
}
