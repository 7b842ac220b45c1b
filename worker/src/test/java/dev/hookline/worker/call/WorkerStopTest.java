package dev.hookline.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerStopTest {

  private final WorkerStop stop = new WorkerStop();

  @Test
  void anInterruptIsAStopHoweverOftenItIsAskedFor() {
    Thread.currentThread().interrupt();

    assertThat(stop.isNow()).isTrue();
    assertThat(stop.isNow()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stop.isNow()).isFalse();
  }

  @Test
  void oneThatIsDeclaredHoldsForEveryThread() {
    stop.now();

    assertThat(stop.isNow()).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }
}
