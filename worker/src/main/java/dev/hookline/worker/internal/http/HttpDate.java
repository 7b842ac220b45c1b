package dev.hookline.worker.internal.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date in any of the three forms of RFC 9110, section 5.6.7. OkHttp's parser is not used: it
 * reads a two-digit year as one from 80 years ago to 20 years ahead, or of the first century, and
 * accepts the 31st of February.
 */
final class HttpDate {

  /** Redundant, and wrong on some servers. */
  private static final Pattern DAY_OF_WEEK = Pattern.compile("^[A-Za-z]+,? +");

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern LEAP_SECOND = Pattern.compile(":60(?= )");

  /** {@code 06 Nov 1994 08:49:37 GMT}, or with hyphens and a short year as in RFC 850. */
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[ -]([A-Za-z]{3})[ -]([0-9]{2}|[0-9]{4}) (.+)");

  /** {@code Nov 6 08:49:37 1994}. */
  private static final DateTimeFormatter ASCTIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("MMM d HH:mm:ss uuuu")
          .toFormatter(Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  private static final int YEARS_AHEAD = 50;

  private HttpDate() {}

  /**
   * Returns the date.
   *
   * @param now a two-digit year is at most 50 years ahead of it, else in the past
   * @throws DateTimeParseException if it is not a date
   */
  static Instant parse(String text, Instant now) {
    String date = DAY_OF_WEEK.matcher(text).replaceFirst("");
    date = SPACES.matcher(date).replaceAll(" ");
    date = LEAP_SECOND.matcher(date).replaceFirst(":59");
    Matcher dayFirst = DAY_FIRST.matcher(date);
    return dayFirst.matches()
        ? dayFirst(dayFirst, now)
        : LocalDateTime.parse(date, ASCTIME).toInstant(ZoneOffset.UTC);
  }

  private static Instant dayFirst(Matcher date, Instant now) {
    OffsetDateTime ahead = now.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD);
    boolean isShort = date.group(3).length() == 2;
    String year = isShort ? ahead.getYear() / 100 + date.group(3) : date.group(3);
    OffsetDateTime then =
        OffsetDateTime.parse(
            "%s %s %s %s".formatted(date.group(1), date.group(2), year, date.group(4)), RFC_1123);
    return (isShort && then.isAfter(ahead) ? then.minusYears(100) : then).toInstant();
  }
}
