package dev.hookline.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalRunsTest {

  private static final Payloads RESULT =
      Payloads.newBuilder().addPayloads(Payload.getDefaultInstance()).build();

  private final AtomicLong nanos = new AtomicLong(5);
  private final LocalRuns runs = new LocalRuns(nanos::get);

  @Test
  void aRunThatBeganElsewhereHasNoOutcomeHere() {
    runs.received("other", task(1));
    runs.closed(task(1), Optional.of(RESULT));

    assertThat(runs.outcome("other")).isNull();
  }

  @Test
  void theOutcomeIsThatOfItsLastTask() {
    runs.begun("run", task(1));
    CompletableFuture<Optional<Payloads>> outcome = runs.outcome("run");
    runs.received("run", task(2));

    runs.closed(task(1), Optional.empty());
    assertThat(outcome).isNotDone();
    runs.closed(task(2), Optional.of(RESULT));

    assertThat(outcome).isCompletedWithValue(Optional.of(RESULT));
  }

  @Test
  void itIsKeptForACallerWhoComesLater() {
    runs.begun("run", task(1));
    runs.closed(task(1), Optional.of(RESULT));

    assertThat(runs.outcome("run")).isCompletedWithValue(Optional.of(RESULT));
  }

  @Test
  void aCallersTimeoutDoesNotEndTheWaitOfAnother() {
    runs.begun("run", task(1));
    CompletableFuture<Optional<Payloads>> patient = runs.outcome("run");
    runs.outcome("run").complete(Optional.empty());

    runs.closed(task(1), Optional.of(RESULT));

    assertThat(patient).isCompletedWithValue(Optional.of(RESULT));
  }

  @Test
  void isForgottenSoonWhateverHappensToIt() {
    runs.begun("run", task(1));
    nanos.addAndGet(LocalRuns.WATCHED.toNanos());
    assertThat(runs.outcome("run")).isNotNull();

    nanos.incrementAndGet();
    assertThat(runs.outcome("run")).isNull();
    runs.closed(task(1), Optional.of(RESULT));
    assertThat(runs.outcome("run")).isNull();
  }

  private static ByteString task(int number) {
    return ByteString.copyFromUtf8("task-" + number);
  }
}
