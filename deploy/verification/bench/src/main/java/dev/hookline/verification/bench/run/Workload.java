package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.Turn;
import java.util.LinkedHashMap;
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

  public static final Workload ONE = sync(1);
  public static final Workload THREE = sync(3);
  public static final Workload MIXED = new Workload("1 sync + 1 async", 1, 1, 1);
  public static final Workload LOAD = callers(32);
  public static final Workload ASYNC_LOAD = new Workload("1 sync + 2 async, 32 callers", 1, 2, 32);

  /** Those of a usual run, in the order of reports. */
  public static final List<Workload> ALL = List.of(ONE, THREE, MIXED, LOAD, ASYNC_LOAD);

  /** Those of a short run. */
  public static final List<Workload> SHORT = List.of(ONE, LOAD, ASYNC_LOAD);

  /** The workloads that show the effect of a server setting. */
  public static final List<Workload> OF_VARIANTS = List.of(ONE, LOAD);

  private static final Map<String, Workload> BY_WORD = new LinkedHashMap<>();

  static {
    BY_WORD.put("one", ONE);
    BY_WORD.put("two", sync(2));
    BY_WORD.put("three", THREE);
    BY_WORD.put("five", sync(5));
    BY_WORD.put("mixed", MIXED);
    BY_WORD.put("ten", callers(10));
    BY_WORD.put("load", LOAD);
    BY_WORD.put("hundred", callers(100));
    BY_WORD.put("thousand", callers(1_000));
    BY_WORD.put("async-load", ASYNC_LOAD);
  }

  private static Workload sync(int webhooks) {
    return new Workload(webhooks + " sync", webhooks, 0, 1);
  }

  private static Workload callers(int callers) {
    return new Workload("1 sync, %,d callers".formatted(callers), 1, 0, callers);
  }

  private static final int PAYLOAD_BYTES = 1024;

  /** Parses a workload's name. */
  public static final class Word implements ITypeConverter<Workload> {

    @Override
    public Workload convert(String word) {
      return Optional.ofNullable(BY_WORD.get(word))
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of %s, found '%s'"
                          .formatted(String.join(", ", BY_WORD.keySet()), word)));
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
