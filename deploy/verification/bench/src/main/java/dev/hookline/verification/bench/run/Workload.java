package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Events that every contestant sends.
 *
 * @param name its name in reports
 */
public record Workload(String name, int sync, int async, int callers) {

  public static final Workload ONE = new Workload("1 sync", 1, 0, 1);
  public static final Workload THREE = new Workload("3 sync", 3, 0, 1);
  public static final Workload MIXED = new Workload("1 sync + 1 async", 1, 1, 1);
  public static final Workload LOAD = new Workload("1 sync, 32 callers", 1, 0, 32);
  public static final Workload TEN = new Workload("1 sync, 10 callers", 1, 0, 10);
  public static final Workload HUNDRED = new Workload("1 sync, 100 callers", 1, 0, 100);
  public static final Workload ASYNC_LOAD = new Workload("1 sync + 2 async, 32 callers", 1, 2, 32);

  /** Those of a usual run, in the order of reports. */
  public static final List<Workload> ALL = List.of(ONE, THREE, MIXED, LOAD, ASYNC_LOAD);

  /** Those of a short run. */
  public static final List<Workload> SHORT = List.of(ONE, LOAD, ASYNC_LOAD);

  /** The workloads that show the effect of a server setting. */
  public static final List<Workload> OF_VARIANTS = List.of(ONE, LOAD);

  private static final Map<String, Workload> BY_WORD =
      Map.of(
          "one",
          ONE,
          "three",
          THREE,
          "mixed",
          MIXED,
          "ten",
          TEN,
          "load",
          LOAD,
          "hundred",
          HUNDRED,
          "async-load",
          ASYNC_LOAD);

  private static final int PAYLOAD_BYTES = 1024;

  /** Parses a workload's name. */
  public static final class Word implements ITypeConverter<Workload> {

    @Override
    public Workload convert(String word) {
      return Optional.ofNullable(BY_WORD.get(word))
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of one, three, mixed, ten, load, hundred, async-load, found '%s'"
                          .formatted(word)));
    }
  }

  /** Returns a turn that starts events and waits for none. */
  Turn starts(long events) {
    return new Turn(sync, async, PAYLOAD_BYTES, callers, 0, events);
  }

  Turn turn(long millis) {
    return new Turn(sync, async, PAYLOAD_BYTES, callers, millis, 0);
  }
}
