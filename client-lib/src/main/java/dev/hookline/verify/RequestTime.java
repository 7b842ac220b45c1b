package dev.hookline.verify;

import static java.util.Objects.requireNonNull;

import dev.hookline.verify.Verification.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that the signing time of a request is within the tolerance of the current time. */
record RequestTime(Clock clock, Duration tolerance) {

  /** Digits only, with one form for each number; twelve digits reach the year 33658. */
  private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,11}");

  RequestTime {
    requireNonNull(clock, "clock");
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new IllegalArgumentException("tolerance must be positive, found " + tolerance);
    }
  }

  /** Returns the time in a header; empty if it is not a number of seconds. */
  static Optional<Instant> of(String header) {
    return SECONDS.matcher(header).matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(header)))
        : Optional.empty();
  }

  /** Returns why the request is not fresh; empty if it is. */
  Optional<Verification.Rejected> problem(Instant signed) {
    // to the second, like the header
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
