package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityExecutionContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each heartbeat carries the log so far, so an old one must not come after a new one. */
class HeartbeatsTest {

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch inProgress = new CountDownLatch(1);
  private final CountDownLatch responded = new CountDownLatch(1);

  private final ActivityExecutionContext context =
      (ActivityExecutionContext)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ActivityExecutionContext.class},
              (proxy, method, arguments) -> {
                inProgress.countDown();
                responded.await();
                sent.add("heartbeat");
                return null;
              });

  @Test
  @Timeout(30)
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
              });
      assertThat(failure).isNotDone();

      responded.countDown();
      failure.get(20, TimeUnit.SECONDS);

      assertThat(sent).containsExactly("heartbeat", "failure");
    }
  }

  @Test
  @Timeout(30)
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

      assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      responded.countDown();
    }
  }
}
