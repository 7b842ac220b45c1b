package dev.hookline.verification.chaos.recovery;

import java.util.List;
import java.util.stream.Stream;

/**
 * Seconds from a worker's kill to the next request of the attempt that it had in flight.
 *
 * @param first for first attempts, which are made inside the workflow task
 * @param second for second attempts, which are activities
 * @param slowRequests requests to the endpoint that responds after 9 s of its 10 s timeout
 */
record Figures(String tier, List<Double> first, List<Double> second, int slowRequests) {

  String text() {
    List<Double> all = Stream.concat(first.stream(), second.stream()).toList();
    return "tier %s%nall: %s%nfirst attempts: %s%nsecond attempts: %s%nrequests to the slow endpoint: %d%n"
        .formatted(tier, spread(all), spread(first), spread(second), slowRequests);
  }

  private static String spread(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : "%d kills, shortest %.2f s, median %.2f s, longest %.2f s"
            .formatted(
                sorted.size(),
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
  }
}
