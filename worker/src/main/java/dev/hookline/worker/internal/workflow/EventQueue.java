package dev.hookline.worker.internal.workflow;

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

  /** What a run can pass to the next one, with room below the server's 2 MB. */
  private static final int MAX_CARRIED_BYTES = 1_000_000;

  private static final int ENTRY_BYTES = 30;

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

  /** Adds an event. The head is added again by its replay, which needs another turn. */
  void add(QueueEntry entry) {
    if (head != null && head.event().equals(entry.event())) {
      again = true;
      held = false;
    } else {
      append(entry);
    }
  }

  private void append(QueueEntry entry) {
    if (waiting.putIfAbsent(entry.event(), entry) == null) {
      bytes += entry.event().length() + ENTRY_BYTES;
    }
  }

  /** Returns the event whose turn it is; null if the queue is empty. */
  @Nullable QueueEntry head() {
    if (head == null && !waiting.isEmpty()) {
      head = waiting.values().iterator().next();
      waiting.remove(head.event());
      bytes -= head.event().length() + ENTRY_BYTES;
      begun = false;
    }
    again = false;
    return head;
  }

  /** An event that closed before its turn came leaves the queue: nothing of it has run. */
  void turnBegins(QueueEntry entry, boolean reached) {
    if (reached) {
      begun = begun || entry.equals(head);
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
    if (end.succeeded() || !head.hold()) {
      leave(end.event());
    } else {
      held = true;
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

  /** Returns whether the state is small enough for the next run. */
  boolean fits() {
    return bytes <= MAX_CARRIED_BYTES;
  }
}
