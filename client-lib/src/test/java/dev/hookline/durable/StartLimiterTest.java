package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts that wait for others, while the number of concurrent ones changes. */
@Timeout(60)
class StartLimiterTest {

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void callersStartInTheOrderOfTheirArrival() throws Exception {
    StartLimiter limiter = limiter(DurableOptions.defaults().withMaxConcurrentStarts(1));
    CountDownLatch release = new CountDownLatch(1);
    List<Integer> order = new CopyOnWriteArrayList<>();
    List<Future<?>> outcomes = new ArrayList<>();
    outcomes.add(hold(limiter, release));
    for (int i = 0; i < 20; i++) {
      int number = i;
      outcomes.add(
          callers.submit(
              () ->
                  limiter.withPermit(new Patient(Duration.ofMinutes(1)), () -> order.add(number))));
      int expected = i + 1;
      until(() -> limiter.queued() == expected);
    }

    release.countDown();

    for (Future<?> outcome : outcomes) {
      outcome.get();
    }
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void everyCallerGetsItsOutcomeWhileTheLimitFollowsTheServer() throws Exception {
    StartLimiter limiter = limiter(DurableOptions.defaults());
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> limits = new CopyOnWriteArrayList<>();
    List<Future<Integer>> outcomes = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int number = i;
      outcomes.add(
          callers.submit(
              () ->
                  limiter.withPermit(
                      new Patient(Duration.ofMinutes(1)),
                      () -> {
                        int now = running.incrementAndGet();
                        most.accumulateAndGet(now, Math::max);
                        // fast, then slow, then fast
                        nanos.addAndGet(
                            number / 200 == 1 ? 2_000_000_000L : 5_000_000L + number % 10);
                        limits.add(limiter.limit());
                        running.decrementAndGet();
                        return number;
                      })));
    }

    for (int i = 0; i < outcomes.size(); i++) {
      assertThat(outcomes.get(i).get()).isEqualTo(i);
    }
    assertThat(most.get()).isLessThanOrEqualTo(64);
    assertThat(limiter.queued()).isZero();
    assertThat(limits).allSatisfy(limit -> assertThat(limit).isBetween(4, 64));
    // all permits are there again
    assertThat(concurrent(limiter)).isEqualTo(limiter.limit());
  }

  @Test
  void aCallerWhoseDeadlinePassesInTheQueueLeavesIt() throws Exception {
    StartLimiter limiter = limiter(DurableOptions.defaults().withMaxConcurrentStarts(1));
    CountDownLatch release = new CountDownLatch(1);
    Future<?> first = hold(limiter, release);

    assertThatThrownBy(() -> limiter.withPermit(new Patient(Duration.ofMillis(20)), () -> "never"))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            })
        .hasMessage("20ms passed while queued; at most 1 starts run concurrently");

    release.countDown();
    first.get();
    assertThat(limiter.<String>withPermit(new Patient(Duration.ofSeconds(9)), () -> "next"))
        .isEqualTo("next");
  }

  @Test
  void anInterruptedCallerLeavesTheQueue() throws Exception {
    StartLimiter limiter = limiter(DurableOptions.defaults().withMaxConcurrentStarts(1));
    CountDownLatch release = new CountDownLatch(1);
    Future<?> first = hold(limiter, release);
    List<Reason> reasons = new CopyOnWriteArrayList<>();
    Thread queued =
        new Thread(
            () -> {
              try {
                limiter.withPermit(new Patient(Duration.ofMinutes(1)), () -> "never");
              } catch (InvocationException e) {
                reasons.add(e.reason());
              }
            });
    queued.start();
    until(() -> limiter.queued() == 1);

    queued.interrupt();
    queued.join();

    assertThat(reasons).containsExactly(Reason.INTERRUPTED);
    release.countDown();
    first.get();
    assertThat(concurrent(limiter)).isEqualTo(1);
  }

  @Test
  void queuedCallersEndWhenTheLimiterIsClosed() throws Exception {
    StartLimiter limiter = limiter(DurableOptions.defaults().withMaxConcurrentStarts(1));
    CountDownLatch release = new CountDownLatch(1);
    Future<?> first = hold(limiter, release);
    Future<?> queued =
        callers.submit(() -> limiter.withPermit(new Patient(Duration.ofMinutes(1)), () -> "never"));
    until(() -> limiter.queued() == 1);

    limiter.close();

    assertThatThrownBy(queued::get)
        .hasRootCauseMessage("webhook manager is closed; nothing was sent");
    release.countDown();
    first.get();
  }

  private StartLimiter limiter(DurableOptions options) {
    return new StartLimiter(options, nanos::get);
  }

  private Future<?> hold(StartLimiter limiter, CountDownLatch release) {
    CountDownLatch started = new CountDownLatch(1);
    Future<?> held =
        callers.submit(
            () ->
                limiter.withPermit(
                    new Patient(Duration.ofMinutes(1)),
                    () -> {
                      started.countDown();
                      await(release);
                      return "first";
                    }));
    await(started);
    return held;
  }

  /** Returns how many starts run at once if all wait. */
  private int concurrent(StartLimiter limiter) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger started = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    int limit = limiter.limit();
    for (int i = 0; i <= limit; i++) {
      all.add(
          callers.submit(
              () ->
                  limiter.withPermit(
                      new Patient(Duration.ofMinutes(1)),
                      () -> {
                        started.incrementAndGet();
                        await(release);
                        return "";
                      })));
    }
    // one is queued, and all others have started
    until(() -> limiter.queued() == 1 && started.get() >= limit);
    int count = started.get();
    release.countDown();
    for (Future<?> one : all) {
      one.get();
    }
    return count;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
      Thread.yield();
    }
  }

  private record Patient(Duration remainingTime) implements ServerRequest {

    @Override
    public Optional<Duration> deadline() {
      return Optional.of(remainingTime);
    }

    @Override
    public InvocationException exception(
        Reason reason, Accepted accepted, String message, @Nullable Throwable cause) {
      return new InvocationException(reason, accepted, message, "k", "E:k", cause);
    }
  }
}
