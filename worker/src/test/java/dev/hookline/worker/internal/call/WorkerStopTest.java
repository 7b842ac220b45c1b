package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerStopTest {

  private final WorkerStop stop = new WorkerStop();

  @Test
  void anInterruptIsAStopHoweverOftenItIsChecked() {
    Thread.currentThread().interrupt();

    assertThat(stop.isStopping()).isTrue();
    assertThat(stop.isStopping()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stop.isStopping()).isFalse();
  }

  @Test
  void aStopHoldsForEveryThread() {
    stop.stopNow();

    assertThat(stop.isStopping()).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }
}
