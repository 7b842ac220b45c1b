package dev.hookline.worker.internal.http.connection;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long an attempt spends in each phase; if one is repeated, as by a second address, the last
 * counts. Thread-safe: OkHttp connects to several addresses on threads of its own.
 */
final class PhaseTimes {

  private final Map<Phase, Long> begun = new EnumMap<>(Phase.class);
  private final Map<Phase, Duration> ended = new EnumMap<>(Phase.class);

  synchronized void begin(Phase phase) {
    begun.put(phase, System.nanoTime());
  }

  /** Ends the phase, unless it has already ended. */
  synchronized void end(Phase phase) {
    Long since = begun.remove(phase);
    if (since != null) {
      ended.put(phase, Duration.ofNanos(System.nanoTime() - since));
    }
  }

  /**
   * Returns the duration of each phase, by its code. One that has not ended, as of an endpoint that
   * hangs, has the time so far.
   */
  synchronized Map<String, Duration> durations() {
    List.copyOf(begun.keySet()).forEach(this::end);
    Map<String, Duration> durations = new HashMap<>();
    ended.forEach((phase, duration) -> durations.put(phase.code(), duration));
    return durations;
  }
}
