package dev.hookline.verification.bench.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A target for a figure.
 *
 * @param atLeast whether the limit is a minimum; otherwise it is a maximum
 * @param found null if it was not measured
 */
public record Target(String figure, boolean atLeast, double limit, @Nullable Double found) {

  static Target atMost(String figure, double limit, OptionalDouble found) {
    return new Target(figure, false, limit, boxed(found));
  }

  static Target atLeast(String figure, double limit, OptionalDouble found) {
    return new Target(figure, true, limit, boxed(found));
  }

  private static @Nullable Double boxed(OptionalDouble found) {
    return found.isPresent() ? Double.valueOf(found.getAsDouble()) : null;
  }

  /** Returns whether it is reached; empty if it was not measured. */
  public Optional<Boolean> reached() {
    return Optional.ofNullable(found).map(value -> atLeast ? value >= limit : value <= limit);
  }
}
