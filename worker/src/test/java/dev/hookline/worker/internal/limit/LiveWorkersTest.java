package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.hookline.worker.tier.OwnThread;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The number of workers that share an endpoint's limits. */
class LiveWorkersTest {

  private final MovableNanos nanos = new MovableNanos();
  private final AtomicInteger asked = new AtomicInteger();
  private Optional<List<String>> others = Optional.of(List.of());
  private boolean isDown;
  private final LiveWorkers workers = new LiveWorkers("own", this::others, nanos);

  @Test
  void isOneOnAServerThatCannotTell() {
    others = Optional.empty();

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aWorkerThatIsAloneStartsAfterTwoSeconds() {
    assertThat(count()).isZero();
    assertThat(workers.untilKnown())
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(2).plusMillis(100));

    nanos.pass(Duration.ofSeconds(2));

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aWorkerThatJoinsStartsOnceTheOthersHaveCountedIt() {
    others = Optional.of(List.of("a", "b"));
    assertThat(count()).isZero();
    nanos.pass(Duration.ofSeconds(7));
    assertThat(count()).isZero();
    assertThat(workers.untilKnown()).isGreaterThan(Duration.ofSeconds(1));

    nanos.pass(Duration.ofSeconds(1));

    assertThat(count()).isEqualTo(3);
  }

  @Test
  void seesAChangeWithinFiveSecondsAndAsksNoMoreOften() {
    nanos.pass(Duration.ofSeconds(60));
    assertThat(count()).isEqualTo(1);
    others = Optional.of(List.of("a"));

    for (int i = 0; i < 50; i++) {
      nanos.pass(Duration.ofMillis(100));
      workers.share("mail");
    }
    nanos.pass(Duration.ofMillis(100));

    assertThat(count()).isEqualTo(2);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void callsAtTheSameTimeAwaitTheFirstNumber() throws Exception {
    CountDownLatch asks = new CountDownLatch(1);
    CountDownLatch responds = new CountDownLatch(1);
    LiveWorkers late =
        new LiveWorkers(
            "own",
            () -> {
              asks.countDown();
              Uninterruptibles.awaitUninterruptibly(responds);
              return Optional.of(List.of("a", "b"));
            },
            nanos);
    nanos.pass(Duration.ofSeconds(60));
    CompletableFuture<Optional<Share>> first =
        CompletableFuture.supplyAsync(() -> late.share("mail"), OwnThread.EACH);
    asks.await();
    CompletableFuture<Optional<Share>> second =
        CompletableFuture.supplyAsync(() -> late.share("mail"), OwnThread.EACH);

    responds.countDown();

    assertThat(second.get()).map(Share::workers).contains(3);
    assertThat(first.get()).isEqualTo(second.get());
  }

  @Test
  void keepsWorkersThatAServerDoesNotKnowAfterItsRestart() {
    others = Optional.of(List.of("a", "b"));
    nanos.pass(Duration.ofSeconds(60));
    assertThat(count()).isEqualTo(3);

    others = Optional.of(List.of());
    for (int i = 0; i < 5; i++) {
      nanos.pass(Duration.ofSeconds(6));
      assertThat(count()).isEqualTo(3);
    }
    nanos.pass(Duration.ofSeconds(6));

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keepsTheLastNumberWhileTheServerIsUnreachable() {
    others = Optional.of(List.of("a", "b"));
    nanos.pass(Duration.ofSeconds(60));
    assertThat(count()).isEqualTo(3);
    isDown = true;

    nanos.pass(Duration.ofSeconds(60));

    assertThat(count()).isEqualTo(3);
  }

  @Test
  void asksAServerThatHasNeverRespondedOnceASecond() {
    isDown = true;
    for (int i = 0; i < 100; i++) {
      workers.share("mail");
      nanos.pass(Duration.ofMillis(100));
    }

    assertThat(asked.get()).isBetween(8, 10);
    assertThat(count()).isEqualTo(1);
    isDown = false;
    others = Optional.of(List.of("a", "b"));
    nanos.pass(Duration.ofSeconds(5));
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void allWorkersAgreeOnTheirPlacesWhichDifferByEndpoint() {
    List<String> ids = List.of("a", "b", "c", "d");
    Set<Integer> firsts = new HashSet<>();
    for (int endpoint = 0; endpoint < 20; endpoint++) {
      String id = "host-" + endpoint + ":443";
      List<Integer> places =
          ids.stream()
              .map(
                  own ->
                      known(own, ids.stream().filter(other -> !other.equals(own)).toList())
                          .share(id)
                          .orElseThrow()
                          .place())
              .toList();
      assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
      firsts.add(places.indexOf(0));
    }

    assertThat(firsts).hasSizeGreaterThan(1);
  }

  private LiveWorkers known(String own, List<String> other) {
    LiveWorkers live = new LiveWorkers(own, () -> Optional.of(other), nanos);
    nanos.pass(Duration.ofSeconds(10));
    return live;
  }

  /** The number of workers that share; zero while this one has no share. */
  private int count() {
    return workers.share("mail").map(Share::workers).orElse(0);
  }

  private Optional<List<String>> others() {
    asked.incrementAndGet();
    if (isDown) {
      throw new IllegalStateException("server is down");
    }
    return others;
  }
}
