package dev.hookline.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls may begin in a time, such as 50 per second.
 *
 * @param calls the number of calls, from 1 to {@value #MAX_CALLS}
 * @param per a second, a minute or an hour
 */
public record RateLimit(int calls, Duration per) {

  /** The most calls that a limit can allow in its time. */
  public static final int MAX_CALLS = 1_000_000;

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([smh])");

  /** Returns a limit for each second. */
  public static RateLimit perSecond(int calls) {
    return new RateLimit(calls, Duration.ofSeconds(1));
  }

  /** Returns a limit for each minute. */
  public static RateLimit perMinute(int calls) {
    return new RateLimit(calls, Duration.ofMinutes(1));
  }

  /** Returns the limit of a text such as {@code 50/s}, {@code 100/m} or {@code 1000/h}. */
  static Optional<RateLimit> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new RateLimit(Integer.parseInt(parts.group(1)), unit(parts.group(2))))
        : Optional.empty();
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }
}
