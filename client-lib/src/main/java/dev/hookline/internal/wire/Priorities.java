package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.temporal.common.Priority;

/**
 * In which order a server dispatches tasks that wait for a worker: events before async deliveries,
 * and one event type after the other in turn. Servers before 1.31 ignore it; the turns need {@code
 * matching.enableFairness}.
 */
public final class Priorities {

  /** Temporal's default: a caller may wait for it. */
  private static final int EVENT = 3;

  /** Temporal's first; few tasks, which must not wait behind a backlog. */
  private static final int FIRST = 1;

  private static final int LATER = 4;

  /** Source: Temporal's limit for a fairness key, in bytes of UTF-8. */
  private static final int MAX_KEY_BYTES = 64;

  /** At most three bytes each. */
  private static final int MAX_KEY_CHARS = MAX_KEY_BYTES / 3;

  private Priorities() {}

  /** Returns the priority of an event, whose turns are those of its type. */
  public static Priority ofEvent(String event) {
    return Priority.newBuilder().setPriorityKey(EVENT).setFairnessKey(key(event)).build();
  }

  /** Returns the priority of the watch over endpoints, whose alerts are due during a backlog. */
  public static Priority ofEndpoints() {
    return Priority.newBuilder().setPriorityKey(FIRST).build();
  }

  /** Returns the priority of an async delivery; it inherits the turns of its event. */
  public static Priority ofDelivery() {
    return Priority.newBuilder().setPriorityKey(LATER).build();
  }

  /** Returns the priority of a replay, for which nobody is blocked, as it is in a request. */
  public static io.temporal.api.common.v1.Priority ofReplay(String event) {
    return io.temporal.api.common.v1.Priority.newBuilder()
        .setPriorityKey(LATER)
        .setFairnessKey(key(event))
        .build();
  }

  private static String key(String event) {
    return event.getBytes(UTF_8).length > MAX_KEY_BYTES
        ? Summaries.truncate(event, MAX_KEY_CHARS)
        : event;
  }
}
