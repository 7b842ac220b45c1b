package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.QueueEnd;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.QueueState;
import dev.hookline.internal.wire.WireJson;
import org.junit.jupiter.api.Test;

/** The rules of a queue. */
class EventQueueTest {

  private final EventQueue queue = new EventQueue(QueueState.empty());

  @Test
  void givesTurnsInOrderAndOnce() {
    add("a", false);
    add("b", false);
    add("a", false);

    assertThat(queue.head().event()).isEqualTo("a");
    queue.ended(new QueueEnd("a", true));
    assertThat(queue.head().event()).isEqualTo("b");
    queue.ended(new QueueEnd("b", false));
    assertThat(queue.head()).isNull();
  }

  @Test
  void ignoresALateEnd() {
    add("a", false);
    add("b", false);
    assertThat(queue.head().event()).isEqualTo("a");

    queue.ended(new QueueEnd("b", true));

    assertThat(queue.isWaitingFor(entry("a", false))).isTrue();
  }

  @Test
  void leavesOutAnEventThatClosedBeforeItsTurn() {
    add("a", true);
    add("b", false);

    queue.turnBegins(queue.head(), false);

    assertThat(queue.isHeld()).isFalse();
    assertThat(queue.head().event()).isEqualTo("b");
  }

  @Test
  void isHeldByAnEventThatWasLostInItsTurn() {
    add("a", true);
    queue.turnBegins(queue.head(), true);

    queue.turnBegins(queue.head(), false);

    assertThat(queue.isHeld()).isTrue();
  }

  @Test
  void isHeldUntilTheEventIsAddedAgainOrSkipped() {
    add("a", true);
    add("b", false);
    queue.turnBegins(queue.head(), true);
    queue.ended(new QueueEnd("a", false));
    assertThat(queue.isHeld()).isTrue();

    queue.skip("b");
    assertThat(queue.isHeld()).isTrue();
    add("a", true);
    assertThat(queue.isHeld()).isFalse();
    assertThat(queue.isWaitingFor(entry("a", true))).isFalse();
    assertThat(queue.head().event()).isEqualTo("a");
    queue.ended(new QueueEnd("a", false));
    queue.skip("a");
    assertThat(queue.head().event()).isEqualTo("b");
  }

  @Test
  void continuesInTheNextRunWithTheSameState() {
    add("a", true);
    add("b", false);
    queue.turnBegins(queue.head(), true);
    queue.ended(new QueueEnd("a", false));

    EventQueue next = new EventQueue(queue.state());

    assertThat(next.state()).isEqualTo(queue.state());
    assertThat(next.isHeld()).isTrue();
    assertThat(next.head().event()).isEqualTo("a");
  }

  @Test
  void dropsWhatTheNextRunCannotCarry() {
    for (int i = 0; i < 20_000; i++) {
      add("OnProjectCreated:%080d".formatted(i), false);
    }

    assertThat(WireJson.toPayload(queue.state()).getPayload().getSerializedSize())
        .isLessThan(2_000_000);
    assertThat(queue.state().waiting()).hasSizeGreaterThan(5_000);
  }

  @Test
  void givesTheHeadAnotherTurnOnlyForAnotherRun() {
    queue.add(new QueueEntry("a", true, "run-1"));
    QueueEntry head = queue.head();
    queue.turnBegins(head, true);

    queue.add(new QueueEntry("a", true, "run-1"));
    assertThat(queue.isWaitingFor(head)).isTrue();
    queue.add(new QueueEntry("a", true));
    assertThat(queue.isWaitingFor(head)).isTrue();
    queue.add(new QueueEntry("a", true, "run-2"));
    assertThat(queue.isWaitingFor(head)).isFalse();
  }

  @Test
  void ignoresAReadingThatIsOlderThanTheReplay() {
    queue.add(new QueueEntry("a", true, "run-1"));
    QueueEntry head = queue.head();
    queue.turnBegins(head, true);
    queue.add(new QueueEntry("a", true, "run-2"));

    queue.closed(head, false);

    assertThat(queue.isHeld()).isFalse();
    assertThat(queue.head().run()).isEqualTo("run-2");
  }

  @Test
  void keepsTheReplayOfAnEventThatClosedWhileItWasToldItsTurn() {
    queue.add(new QueueEntry("a", true, "run-1"));
    QueueEntry head = queue.head();
    queue.add(new QueueEntry("a", true, "run-2"));

    queue.turnBegins(head, false);

    assertThat(queue.isHeld()).isFalse();
    assertThat(queue.head().run()).isEqualTo("run-2");
  }

  @Test
  void isNotHeldByAnEventThatEndedBeforeItsFirstCall() {
    add("a", true);
    add("b", true);
    queue.turnBegins(queue.head(), true);

    queue.ended(new QueueEnd("a", false, true));

    assertThat(queue.isHeld()).isFalse();
    assertThat(queue.head().event()).isEqualTo("b");
  }

  private void add(String event, boolean hold) {
    queue.add(entry(event, hold));
  }

  private static QueueEntry entry(String event, boolean hold) {
    return new QueueEntry(event, hold);
  }
}
