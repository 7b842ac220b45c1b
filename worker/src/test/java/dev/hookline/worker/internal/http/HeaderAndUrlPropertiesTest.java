package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.secrets.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import okhttp3.Request;

class HeaderAndUrlPropertiesTest {

  private static final EventType EVENT = EventType.of("E");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Property(tries = 3_000)
  void aRetryAfterIsReadOrIgnoredAndNeverNegative(@ForAll("retryAfters") String header) {
    assertThat(RetryAfter.parse(header, CLOCK).orElse(Duration.ZERO))
        .isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Property(tries = 1_000)
  void aRetryAfterInSecondsIsReadExactly(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long s) {
    assertThat(RetryAfter.parse(" " + s, CLOCK)).contains(Duration.ofSeconds(s));
  }

  @Property(tries = 1_000)
  void aRetryAfterDateLastsUntilThen(
      @ForAll @LongRange(min = -4_000_000_000L, max = 200_000_000_000L) long seconds) {
    String date =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(NOW.plusSeconds(seconds));

    assertThat(RetryAfter.parse(date, CLOCK)).contains(Duration.ofSeconds(Math.max(0, seconds)));
  }

  @Property(tries = 5_000, maxDiscardRatio = 20)
  void aUrlThatTheRulesAcceptMakesARequest(@ForAll("urls") String url) throws Exception {
    WebhookConfig webhook = WebhookConfig.builder("w", url).finalResponse(true).build();
    assumeThat(ConfigRules.check(Config.empty().with(EVENT, webhook), List.of(EVENT))).isEmpty();

    try {
      Request request =
          new Requests(
                  new Secrets(name -> null, Set.of(), null), Clock.systemUTC(), "hookline/test")
              .of(new AttemptRequest("E", WebhookCall.of(webhook), "msg_", 1, null, new byte[0]));

      assertThat(request.url().host()).isNotEmpty();
      assertThat(request.url().username()).isEmpty();
    } catch (Requests.UnusableRequestException e) {
      // which names in other scripts are valid differs between versions of IDNA
      assertThat(url).matches("(?is).*(xn--|[^\\x00-\\x7f]).*");
    }
  }

  @Provide
  Arbitrary<String> retryAfters() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789+-. e").ofMaxLength(20),
        Arbitraries.strings()
            .withChars("SunMonTueFeb, 0123456789:GMT+-")
            .ofMinLength(20)
            .ofMaxLength(34));
  }

  @Provide
  Arbitrary<String> urls() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of(
                "http",
                "HTTPS",
                "://",
                "//",
                "/",
                "a.example",
                "localhost",
                "[::1]",
                "[",
                "]",
                ":",
                "0",
                "80",
                "65535",
                "65536",
                "%",
                "%2e",
                "%00",
                "@",
                "?",
                "#",
                "\\",
                " ",
                ".",
                "..",
                "ü.example",
                "xn--",
                "1.2.3.4",
                "1.2.3.256",
                "0x7f.1",
                "_",
                "-",
                "\u3002",
                "*",
                "&",
                "=",
                "ß",
                "a".repeat(64)),
            Arbitraries.strings().ofLength(1));
    return Combinators.combine(Arbitraries.of("http://", "https://", ""), part.list().ofMaxSize(7))
        .as((scheme, parts) -> scheme + String.join("", parts));
  }
}
