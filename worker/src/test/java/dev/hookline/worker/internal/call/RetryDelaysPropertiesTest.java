package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.RetryPolicy;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.FailureDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** What holds for the delays of any policy. */
class RetryDelaysPropertiesTest {

  private static final int MAXIMUM_SECONDS = 3_600;

  @Property(tries = 2_000)
  void eachDelayIsPositiveAndNotShorterThanTheOneBefore(
      @ForAll("computed") RetryPolicy retry, @ForAll @IntRange(min = 1, max = 9_999) int failures) {
    Duration before = RetryDelays.after(failures, webhook(retry), 0);
    Duration next = RetryDelays.after(failures + 1, webhook(retry), 0);

    assertThat(before).isPositive().isLessThanOrEqualTo(next);
    assertThat(next).isLessThanOrEqualTo(Duration.ofSeconds(MAXIMUM_SECONDS));
  }

  @Property(tries = 2_000)
  void jitterAddsAtMostItsShare(
      @ForAll("computed") RetryPolicy retry,
      @ForAll @IntRange(min = 1, max = 50) int failures,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
    long plain = RetryDelays.after(failures, webhook(retry), 0).toMillis();
    long jittered = RetryDelays.after(failures, webhook(retry), random).toMillis();
    Integer percent = retry.jitterPercent();

    assertThat(jittered - plain).isBetween(0L, percent == null ? 99 : plain * percent / 100);
  }

  @Property(tries = 1_000)
  void aScheduleIsFollowedExactly(
      @ForAll("schedule") List<Long> schedule,
      @ForAll @IntRange(min = 1, max = 9_999) int failures) {
    RetryPolicy retry = new RetryPolicy(null, null, 0, null, schedule, List.of(), List.of());

    assertThat(RetryDelays.after(failures, webhook(retry), 0.99).toMillis())
        .isEqualTo(schedule.get(Math.min(failures, schedule.size()) - 1));
  }

  /** Whatever the endpoint asks for, the next attempt begins within the time left. */
  @Property(tries = 2_000)
  void noAttemptIsDueAfterTheTimeLeft(
      @ForAll("computed") RetryPolicy retry,
      @ForAll @LongRange(min = -10_000, max = 10_000_000) long left,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long retryAfter,
      @ForAll @IntRange(min = 1, max = 12) int failures) {
    RetryDecision decision =
        RetryDecision.after(
            new AttemptOutcome.Failed(
                FailureCode.HTTP_STATUS,
                "503",
                FailureDetails.of("a"),
                false,
                Duration.ofMillis(retryAfter)),
            failures,
            webhook(retry),
            new TimeLeft(Duration.ofMillis(left), Duration.ofMillis(left + 1)),
            0.5);

    if (decision.delay() != null) {
      assertThat(decision.delay()).isPositive().isLessThan(Duration.ofMillis(left));
    }
  }

  /** A foreign starter may declare a policy as checked that is not. */
  @Property(tries = 2_000)
  void anyValuesHaveADelay(
      @ForAll @Nullable Long initial,
      @ForAll @Nullable Double backoff,
      @ForAll @Nullable Integer jitter,
      @ForAll List<Long> schedule,
      @ForAll int failures) {
    RetryPolicy retry =
        new RetryPolicy(initial, backoff, jitter, null, schedule, List.of("x"), List.of(""));

    assertThat(RetryDelays.after(failures, webhook(retry), 0.5))
        .isBetween(Duration.ofMillis(1), Duration.ofDays(60));
  }

  @Provide
  Arbitrary<RetryPolicy> computed() {
    return Combinators.combine(
            Arbitraries.longs().between(1, MAXIMUM_SECONDS * 1_000L).injectNull(0.2),
            Arbitraries.doubles().between(1, 100).injectNull(0.2),
            Arbitraries.integers().between(0, 100).injectNull(0.2))
        .as(
            (initial, backoff, jitter) ->
                new RetryPolicy(initial, backoff, jitter, null, List.of(), List.of(), List.of()));
  }

  @Provide
  Arbitrary<List<Long>> schedule() {
    return Arbitraries.longs().between(1, 30L * 86_400_000).list().ofMinSize(1).ofMaxSize(100);
  }

  private static WebhookCall webhook(RetryPolicy retry) {
    return new WebhookCall(
        "a",
        "http://a/",
        "POST",
        null,
        false,
        10_000,
        0,
        null,
        true,
        List.of(),
        0,
        MAXIMUM_SECONDS,
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        retry,
        null);
  }
}
