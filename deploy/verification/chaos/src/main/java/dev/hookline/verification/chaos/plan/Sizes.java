package dev.hookline.verification.chaos.plan;

/**
 * How large a run is.
 *
 * @param seconds how long the storm lasts
 * @param stormEvents how many events are called in it
 * @param calmEvents how many are called before it, without faults
 */
public record Sizes(
    int seconds, int stormEvents, int calmEvents, int workers, int callers, boolean postgres) {

  /** Events per second; a full run has 5,000 events. */
  private static final double STORM_RATE = 8.5;

  /** Events per second; a short run shares its machine with a build. */
  private static final double SHORT_STORM_RATE = 4;

  private static final int CALM_RATE = 15;

  /** From this length on, the calm phase has the 1,000 events of a full run. */
  private static final int FULL_SECONDS = 600;

  private static final int FULL_CALM_EVENTS = 1_000;
  private static final int WORKERS = 3;
  private static final int CALLERS = 2;

  public static Sizes of(int seconds, boolean postgres) {
    return new Sizes(
        seconds,
        (int) Math.ceil(seconds * rate(seconds)),
        Math.max(20, Math.min(FULL_CALM_EVENTS, FULL_CALM_EVENTS * seconds / FULL_SECONDS)),
        WORKERS,
        CALLERS,
        postgres);
  }

  double stormRate() {
    return rate(seconds);
  }

  private static double rate(int seconds) {
    return seconds < FULL_SECONDS ? SHORT_STORM_RATE : STORM_RATE;
  }

  double calmRate() {
    return CALM_RATE;
  }
}
