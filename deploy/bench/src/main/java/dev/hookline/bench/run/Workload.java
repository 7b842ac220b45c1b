package dev.hookline.bench.run;

import dev.hookline.bench.contestant.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events that every contestant sends.
 *
 * @param name what reports call it
 */
public record Workload(String name, int sync, int async, int callers) {

  public static final Workload ONE = new Workload("1 sync", 1, 0, 1);
  public static final Workload THREE = new Workload("3 sync", 3, 0, 1);
  public static final Workload MIXED = new Workload("1 sync + 1 async", 1, 1, 1);
  public static final Workload LOAD = new Workload("1 sync, 32 callers", 1, 0, 32);
  public static final Workload ASYNC_LOAD = new Workload("1 sync + 2 async, 32 callers", 1, 2, 32);

  /** All, in the order of reports. */
  public static final List<Workload> ALL = List.of(ONE, THREE, MIXED, LOAD, ASYNC_LOAD);

  private static final Map<String, Workload> BY_WORD =
      Map.of("one", ONE, "three", THREE, "mixed", MIXED, "load", LOAD, "async-load", ASYNC_LOAD);

  private static final int PAYLOAD_BYTES = 1024;

  /** Returns the workloads of an option's words. */
  public static List<Workload> of(List<String> words) {
    return words.stream()
        .map(
            word ->
                Optional.ofNullable(BY_WORD.get(word))
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--workloads must name some of one, three, mixed, load, async-load, found '%s'"
                                    .formatted(word))))
        .toList();
  }

  /** Returns a turn that starts events and waits for none. */
  Turn starts(long events) {
    return new Turn(sync, async, PAYLOAD_BYTES, callers, 0, events);
  }

  Turn turn(long millis) {
    return new Turn(sync, async, PAYLOAD_BYTES, callers, millis, 0);
  }
}
