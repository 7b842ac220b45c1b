package dev.hookline.verify;

import static java.util.Objects.requireNonNull;

import dev.hookline.verify.Verification.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a request says that it was signed, and whether that is near enough to now. */
record RequestTime(Clock clock, Duration tolerance) {

  /** Digits alone, in one way to write each number; twelve of them reach the year 33658. */
  private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,11}");

  RequestTime {
    requireNonNull(clock, "clock");
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new IllegalArgumentException("tolerance must be positive, found " + tolerance);
    }
  }

  /** Returns the time of a header; empty for what is no number of seconds. */
  static Optional<Instant> of(String header) {
    return SECONDS.matcher(header).matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(header)))
        : Optional.empty();
  }

  /** Returns why the request is not to be taken for a fresh one; empty where it is one. */
  Optional<Verification.Rejected> problem(Instant signed) {
    // to the second, as the header is
    Duration age = Duration.ofSeconds(clock.instant().getEpochSecond() - signed.getEpochSecond());
    if (age.compareTo(tolerance) > 0) {
      return Optional.of(rejected(Reason.TIMESTAMP_TOO_OLD, age, "old"));
    }
    if (age.negated().compareTo(tolerance) > 0) {
      return Optional.of(rejected(Reason.TIMESTAMP_TOO_NEW, age.negated(), "ahead"));
    }
    return Optional.empty();
  }

  private Verification.Rejected rejected(Reason reason, Duration off, String how) {
    return new Verification.Rejected(
        reason,
        "request is %d s %s, the tolerance is %d s; compare the clocks of sender and receiver"
            .formatted(off.toSeconds(), how, tolerance.toSeconds()));
  }
}
