package dev.hookline.worker.internal.limit;

import dev.hookline.contract.EndpointSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When an endpoint was called, in nanoseconds. */
final class CallTimes {

  private static final long TEN_SECONDS = Duration.ofSeconds(10).toNanos();

  /** The share of calls that is most of them: the last ones may wait for a worker each. */
  static final double MOST = 0.8;

  private final List<Long> called = new ArrayList<>();

  void add(long nanos) {
    called.add(nanos);
  }

  int size() {
    return called.size();
  }

  /** Returns the seconds in which most of the calls were made. */
  double secondsOfMost() {
    return (called.get((int) (MOST * called.size())) - called.get(0)) / 1e9;
  }

  /** Returns the number of calls from a time to before another. */
  long between(long from, long to) {
    return called.stream().filter(at -> at - from >= 0 && at - to < 0).count();
  }

  /** Returns the most calls in any ten seconds. */
  int most() {
    int most = 0;
    int first = 0;
    for (int last = 0; last < called.size(); last++) {
      while (called.get(last) - called.get(first) >= TEN_SECONDS) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Returns how many calls a rate allows in ten seconds: 10 % more, but at least a whole one. */
  static int allowed(EndpointSettings.Rate rate) {
    double calls = rate.calls() * 10_000.0 / rate.per();
    return (int) Math.max(Math.floor(calls * 1.1), Math.ceil(calls));
  }
}
