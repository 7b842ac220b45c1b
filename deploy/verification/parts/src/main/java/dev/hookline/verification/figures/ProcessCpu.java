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
 * The CPU time of a process of this machine and of all that it started, such as PostgreSQL's
 * servers.
 *
 * @param name what the process is called in reports
 * @param children whether what it started counts too
 */
public record ProcessCpu(String name, long pid, boolean children) {

  /** Linux counts in ticks of its interface to programs, on every platform a hundredth second. */
  private static final double TICKS_PER_SECOND = 100;

  /** Where, in {@code /proc/PID/stat} behind the name, utime, stime, cutime and cstime stand. */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;
  private static final int OWN_TIMES = 2;

  /** Takes a process with all that it started. */
  public ProcessCpu(String name, long pid) {
    this(name, pid, true);
  }

  /** Returns this process, without what it started. */
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
          "--pid %s: this machine has no process %s that may be read".formatted(option, pid));
    }
    return process;
  }

  /** Returns the seconds used until now; empty when the process is not there. */
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
      // no Linux, or it has ended meanwhile; then its parent counts it
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
