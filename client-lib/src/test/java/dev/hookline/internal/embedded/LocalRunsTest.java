package dev.hookline.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.RawValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalRunsTest {

  private static final LocalOutcome RESULT =
      new LocalOutcome.Result(
          Payloads.newBuilder().addPayloads(Payload.getDefaultInstance()).build());
  private static final RawValue RESPONSE = new RawValue(Payload.getDefaultInstance());

  private final AtomicLong nanos = new AtomicLong(5);
  private final LocalRuns runs = new LocalRuns(nanos::get);

  @Test
  void aRunThatBeganElsewhereHasNoOutcomeHere() {
    runs.received("other", task(1));
    runs.closed(task(1), RESULT);

    assertThat(runs.outcome("other")).isNull();
  }

  @Test
  void theOutcomeIsThatOfItsLastTask() {
    runs.begun("run", task(1));
    CompletableFuture<LocalOutcome> outcome = runs.outcome("run");
    runs.received("run", task(2));

    runs.closed(task(1), new LocalOutcome.Unknown());
    assertThat(outcome).isNotDone();
    runs.closed(task(2), RESULT);

    assertThat(outcome).isCompletedWithValue(RESULT);
  }

  @Test
  void itIsKeptForACallerWhoComesLater() {
    runs.begun("run", task(1));
    runs.closed(task(1), RESULT);

    assertThat(runs.outcome("run")).isCompletedWithValue(RESULT);
  }

  @Test
  void aCallersTimeoutDoesNotEndTheWaitOfAnother() {
    runs.begun("run", task(1));
    CompletableFuture<LocalOutcome> patient = runs.outcome("run");
    runs.outcome("run").complete(new LocalOutcome.Unknown());

    runs.closed(task(1), RESULT);

    assertThat(patient).isCompletedWithValue(RESULT);
  }

  @Test
  void theResponseIsTheOutcomeOnceTheDeliveriesAreRecorded() {
    runs.begun("run", task(1));
    CompletableFuture<LocalOutcome> outcome = runs.outcome("run");

    runs.responds("run", RESPONSE);
    assertThat(outcome).isNotDone();
    runs.started(task(1));

    assertThat(outcome).isCompletedWithValue(new LocalOutcome.Response(RESPONSE));
  }

  @Test
  void executionsThatStartBeforeTheEventRespondsAreNotItsOutcome() {
    runs.begun("run", task(1));
    runs.started(task(1));

    assertThat(runs.outcome("run")).isNotDone();
  }

  @Test
  void aTaskQueueHasAWorkerIfOnePollsItAndTheServerGivesItFirstTasks() {
    assertThat(runs.hasWorker("hookline")).isFalse();
    runs.polled("hookline");
    assertThat(runs.hasWorker("hookline")).isTrue();
    runs.refused("hookline");
    runs.polled("hookline");
    assertThat(runs.hasWorker("hookline")).isFalse();
    nanos.addAndGet(LocalRuns.REFUSED.toNanos() + 1);
    assertThat(runs.hasWorker("hookline")).isTrue();
  }

  @Test
  void aTaskQueueThatNobodyPollsAnyMoreHasNoWorker() {
    runs.polled("hookline");
    nanos.addAndGet(LocalRuns.POLLED.toNanos());
    assertThat(runs.hasWorker("hookline")).isTrue();

    nanos.incrementAndGet();
    assertThat(runs.hasWorker("hookline")).isFalse();
  }

  @Test
  void isForgottenSoonWhateverHappensToIt() {
    runs.begun("run", task(1));
    nanos.addAndGet(LocalRuns.WATCHED.toNanos());
    assertThat(runs.outcome("run")).isNotNull();

    nanos.incrementAndGet();
    assertThat(runs.outcome("run")).isNull();
    runs.closed(task(1), RESULT);
    assertThat(runs.outcome("run")).isNull();
  }

  private static ByteString task(int number) {
    return ByteString.copyFromUtf8("task-" + number);
  }
}
