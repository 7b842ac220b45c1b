package dev.hookline.verification.chaos.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Generates the faults of a storm: for each kind a stream with a mean gap, at most one at a time
 * per target. From a minute on, every kind occurs at least once.
 */
final class FaultGenerator {

  private static final int FIRST_MILLIS = 2_000;

  /** Long enough for a killed process to restart on a busy machine. */
  private static final int REST_MILLIS = 6_000;

  /** A shorter storm is too short for all kinds. */
  private static final int SECONDS_FOR_ALL = 60;

  private static final int TRIES = 200;

  private final Random random;
  private final Sizes sizes;
  private final List<PlannedFault> faults = new ArrayList<>();

  private FaultGenerator(long seed, Sizes sizes) {
    this.random = new Random(seed + 2);
    this.sizes = sizes;
  }

  /**
   * Generates the faults.
   *
   * @param leftOut the names of faults that cannot be injected on this machine
   */
  static List<PlannedFault> faults(long seed, Sizes sizes, List<String> leftOut) {
    FaultGenerator draw = new FaultGenerator(seed, sizes);
    List<FaultStream> streams = FaultStream.of(sizes);
    if (sizes.seconds() >= SECONDS_FOR_ALL) {
      streams.forEach(draw::drawOne);
    }
    streams.forEach(draw::draw);
    return draw.faults.stream()
        .filter(fault -> !leftOut.contains(fault.kind().text()))
        .sorted(Comparator.comparingLong(PlannedFault::atMillis))
        .toList();
  }

  private void drawOne(FaultStream stream) {
    int span = sizes.seconds() * 1_000 - FIRST_MILLIS;
    boolean drawn = false;
    for (int tries = 0; tries < TRIES && !drawn; tries++) {
      drawn = add(stream, FIRST_MILLIS + random.nextInt(span));
    }
  }

  private void draw(FaultStream stream) {
    long end = sizes.seconds() * 1_000L;
    long at = FIRST_MILLIS + gap(stream);
    while (at < end) {
      add(stream, at);
      at += gap(stream);
    }
  }

  private boolean add(FaultStream stream, long at) {
    String target = stream.targets().get(random.nextInt(stream.targets().size()));
    int millis = stream.minMillis() + random.nextInt(stream.maxMillis() - stream.minMillis() + 1);
    boolean free = isFree(target, at, at + millis + REST_MILLIS);
    if (free) {
      faults.add(new PlannedFault(at, stream.kind(), target, millis));
    }
    return free;
  }

  private boolean isFree(String target, long from, long to) {
    for (PlannedFault other : faults) {
      boolean apart =
          to <= other.atMillis() || other.atMillis() + other.millis() + REST_MILLIS <= from;
      if (other.target().equals(target) && !apart) {
        return false;
      }
    }
    return true;
  }

  /** Between 0.5 and 1.5 times the mean. */
  private long gap(FaultStream stream) {
    return stream.gapMillis() / 2L + random.nextInt(stream.gapMillis());
  }
}
