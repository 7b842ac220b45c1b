package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.tier.OwnThread;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each heartbeat carries the log so far, so an old one must not come after a new one. */
class HeartbeatsTest {

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch inProgress = new CountDownLatch(1);
  private final CountDownLatch responded = new CountDownLatch(1);

  private final ActivityInfo info =
      proxy(ActivityInfo.class, (proxy, method, arguments) -> Duration.ZERO);

  private final ActivityExecutionContext context =
      proxy(
          ActivityExecutionContext.class,
          (proxy, method, arguments) -> {
            if (method.getName().equals("getInfo")) {
              return info;
            }
            inProgress.countDown();
            responded.await();
            sent.add("heartbeat");
            return null;
          });

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            HeartbeatsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @ParameterizedTest
  @CsvSource({"1, 2600", "10, 2600", "20, 5000", "30, 7500", "60, 10000", "86400, 10000"})
  void anAttemptThatMayRunLongMayAlsoBeSilentLonger(long seconds, long millis) {
    assertThat(Heartbeats.timeout(Duration.ofSeconds(seconds))).hasMillis(millis);
  }

  @Test
  @Timeout(60)
  void aFailureIsRecordedAfterTheHeartbeatInProgress() throws Exception {
    try (Heartbeats heartbeats = new Heartbeats();
        Heartbeats.AttemptHeartbeat beat =
            heartbeats.during(context, WireJson.toPayload(AttemptLog.empty()), () -> {})) {
      inProgress.await();
      CompletableFuture<Void> failure =
          CompletableFuture.runAsync(
              () -> {
                beat.endOfFailure();
                sent.add("failure");
              },
              OwnThread.EACH);
      assertThat(failure).isNotDone();

      responded.countDown();
      failure.get(60, TimeUnit.SECONDS);

      assertThat(sent).containsExactly("heartbeat", "failure");
    }
  }

  @Test
  @Timeout(60)
  void aStoppingWorkerIsNotDelayedByTheHeartbeatInProgress() throws Exception {
    try (Heartbeats heartbeats = new Heartbeats();
        Heartbeats.AttemptHeartbeat beat =
            heartbeats.during(context, WireJson.toPayload(AttemptLog.empty()), () -> {})) {
      inProgress.await();
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread attempt =
          new Thread(
              () -> {
                beat.endOfFailure();
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      attempt.start();

      attempt.interrupt();

      assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      responded.countDown();
    }
  }
}
