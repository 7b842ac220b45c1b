package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-06T08:49:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 06 Nov 2026 08:49:37 GMT",
        "Friday, 06-Nov-26 08:49:37 GMT",
        "Fri Nov  6 08:49:37 2026",
        "Fri Nov 6 08:49:37 2026",
        "Fri Nov 06 08:49:37 2026",
        "fri, 6 nov 2026 08:49:37 gmt",
        "Fri, 06-Nov-2026 08:49:37 GMT",
        "Fri, 06 Nov 26 08:49:37 GMT",
        "Mon, 06 Nov 2026 08:49:37 GMT",
        "06 Nov 2026 08:49:37 GMT",
        "Fri, 06 Nov 2026 10:49:37 +0200"
      })
  void readsADateInEachForm(String date) {
    assertThat(RetryAfter.parse(" " + date + " ", CLOCK)).contains(Duration.ofSeconds(37));
  }

  @ParameterizedTest
  @CsvSource({"94, 1994", "99, 1999", "00, 2000", "27, 2027", "70, 2070", "76, 2076", "77, 1977"})
  void readsAShortYearAsAtMostFiftyYearsAhead(String written, int year) {
    assertThat(HttpDate.parse("Friday, 06-Nov-%s 08:49:00 GMT".formatted(written), NOW))
        .isEqualTo("%d-11-06T08:49:00Z".formatted(year));
  }

  @Test
  void readsAShortYearAsPastIfItWouldBeMoreThanFiftyYearsAhead() {
    assertThat(HttpDate.parse("Friday, 06-Nov-76 08:49:01 GMT", NOW))
        .isEqualTo("1976-11-06T08:49:01Z");
    assertThat(
            HttpDate.parse("Friday, 01-Jan-01 00:00:00 GMT", Instant.parse("2099-01-01T00:00:00Z")))
        .isEqualTo("2101-01-01T00:00:00Z");
  }

  @Test
  void doesNotWaitForADateInThePast() {
    assertThat(RetryAfter.parse("Sunday, 06-Nov-94 08:49:37 GMT", CLOCK)).contains(Duration.ZERO);
  }

  @Test
  void readsALeapSecond() {
    assertThat(RetryAfter.parse("Fri, 06 Nov 2026 08:49:60 GMT", CLOCK))
        .contains(Duration.ofSeconds(59));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999999999",
        "1000000000000"
      })
  void acceptsAnyNumberOfSeconds(String seconds) {
    assertThat(RetryAfter.parse(seconds, CLOCK).orElseThrow())
        .isGreaterThan(Duration.ofDays(30 * 366));
  }

  @Test
  void readsNumbersOfAnyLengthInNoTime() {
    assertThat(RetryAfter.parse("0".repeat(200_000) + "120", CLOCK))
        .contains(Duration.ofSeconds(120));
    assertThat(RetryAfter.parse("9".repeat(200_000), CLOCK)).isPresent();
    assertThat(RetryAfter.parse("0", CLOCK)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("000", CLOCK)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "1, 2",
        "\u0661",
        "soon",
        "Fri, 31 Feb 2026 08:49:37 GMT",
        "Fri, 06 Nov 2026 25:49:37 GMT",
        "Fri, 06 Nov 2026 08:49:37",
        "Fri, 06 Nov 2026 08:49:37 GMT; x",
        "Fri, 06 Nov 12026 08:49:37 GMT",
        "Friday, 06-Nov-0 08:49:37 GMT",
        "Fri Nov 31 08:49:37 2026",
        "Fri Nov  6 08:49:37 26",
        "2026-11-06T08:49:37Z"
      })
  void ignoresWhatIsNeither(String header) {
    assertThat(RetryAfter.parse(header, CLOCK)).isEmpty();
  }
}
