package dev.hookline.cli.intervene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeferredInterruptTest {

  private final List<String> happened = new CopyOnWriteArrayList<>();

  @Test
  void stopsAfterTheCurrentExecutionAndBeforeTheNext() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Runnable report = () -> happened.add("reported");
    DeferredInterrupt[] moment = new DeferredInterrupt[1];
    Thread command =
        new Thread(
            () -> {
              moment[0] = new DeferredInterrupt(report);
              started.countDown();
              await(mayEnd);
              happened.add("acted");
              moment[0].pause();
              happened.add("acted on the next");
            });
    command.setDaemon(true);
    command.start();
    started.await();
    Thread stop = new Thread(() -> moment[0].stop(report));
    stop.start();
    while (stop.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    mayEnd.countDown();
    stop.join();

    assertThat(happened).containsExactly("acted", "reported");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
