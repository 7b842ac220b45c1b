package dev.hookline.worker.internal.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.QueueEnd;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.QueueState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one key in the order of acceptance: the head, whose turn it is, and those after.
 */
final class EventQueue {

  /** What a run can always pass to the next one, with room below the server's 2 MB. */
  private static final int MAX_CARRIED_BYTES = 1_000_000;

  /** The names of the fields, and a run id. */
  private static final int ENTRY_BYTES = 90;

  private final Map<String, QueueEntry> waiting = new LinkedHashMap<>();
  private int bytes;
  private @Nullable QueueEntry head;
  private boolean begun;
  private boolean held;
  private boolean again;

  EventQueue(QueueState carried) {
    head = carried.head();
    begun = carried.begun();
    held = carried.held();
    carried.waiting().forEach(this::append);
  }

  QueueState state() {
    return new QueueState(head, begun, held, new ArrayList<>(waiting.values()));
  }

  /**
   * Adds an event. The head is added again by its replay, which is another run and needs another
   * turn; a caller that attaches adds the same run, which has its turn. If the queue is full, the
   * event is dropped, and adds itself again later.
   */
  void add(QueueEntry entry) {
    if (head == null || !head.event().equals(entry.event())) {
      append(entry);
    } else if (isAnotherRun(head, entry)) {
      head = entry;
      again = true;
      held = false;
    }
  }

  /** A starter may not know the run; an event that holds the queue has ended, so it is a replay. */
  private boolean isAnotherRun(QueueEntry head, QueueEntry entry) {
    if (head.run() == null || entry.run() == null) {
      return held;
    }
    return !head.run().equals(entry.run());
  }

  private void append(QueueEntry entry) {
    if (waiting.containsKey(entry.event())) {
      if (entry.run() != null) {
        waiting.put(entry.event(), entry); // keeps its place
      }
    } else if (bytes + size(entry) <= MAX_CARRIED_BYTES) {
      waiting.put(entry.event(), entry);
      bytes += size(entry);
    }
  }

  private static int size(QueueEntry entry) {
    return entry.event().getBytes(UTF_8).length + ENTRY_BYTES;
  }

  /** Returns the event whose turn it is; null if the queue is empty. */
  @Nullable QueueEntry head() {
    if (head == null && !waiting.isEmpty()) {
      head = waiting.values().iterator().next();
      waiting.remove(head.event());
      bytes -= size(head);
      begun = false;
    }
    again = false;
    return head;
  }

  /**
   * An event that closed before its turn came leaves the queue: nothing of it has run. If its
   * replay was added meanwhile, that has its own turn.
   */
  void turnBegins(QueueEntry entry, boolean reached) {
    if (!isWaitingFor(entry)) {
      return;
    }
    if (reached) {
      begun = true;
    } else if (begun) {
      ended(new QueueEnd(entry.event(), false));
    } else {
      leave(entry.event());
    }
  }

  /** The end of an event that is not the head comes late, and changes nothing. */
  void ended(QueueEnd end) {
    if (head == null || !head.event().equals(end.event())) {
      return;
    }
    if (end.succeeded() || end.unused() || !head.hold()) {
      leave(end.event());
    } else {
      held = true;
    }
  }

  /** A head that was read as closed while its replay was added has another turn. */
  void closed(QueueEntry entry, boolean succeeded) {
    if (isWaitingFor(entry)) {
      ended(new QueueEnd(entry.event(), succeeded));
    }
  }

  void skip(String event) {
    if (held) {
      leave(event);
    }
  }

  private void leave(String event) {
    if (head != null && head.event().equals(event)) {
      head = null;
      held = false;
    }
  }

  boolean isHeld() {
    return held;
  }

  /** Returns whether the head still has to run, or to be told again that it may. */
  boolean isWaitingFor(QueueEntry entry) {
    return entry.equals(head) && !again;
  }

  /** Returns the event that holds the queue; empty if there is none. */
  String heldBy() {
    return held && head != null ? head.event() : "";
  }
}
