package dev.hookline.worker.internal.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header, in seconds or as a date, by RFC 9110, section 10.2.3. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
  private static final int MAX_DIGITS = 12;

  /** The meaning of more digits: longer than any gap that a webhook may have. */
  private static final Duration VERY_LONG = Duration.ofSeconds(999_999_999_999L);

  private RetryAfter() {}

  /** Returns how long to wait, never negative; empty if the header is missing or malformed. */
  static Optional<Duration> parse(@Nullable String header, Clock clock) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(seconds(LEADING_ZEROS.matcher(value).replaceFirst("")));
    }
    try {
      Instant now = clock.instant();
      Duration wait = Duration.between(now, HttpDate.parse(value, now));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String digits) {
    return digits.length() > MAX_DIGITS ? VERY_LONG : Duration.ofSeconds(Long.parseLong(digits));
  }
}
