package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Names;
import io.temporal.workflow.Workflow;
import java.util.Collections;

/** The event that holds a queue, in its memo, so that it can be read without a worker. */
final class HeldQueue {

  private String published;

  /** Creates it with the event that the previous run published; an empty id for none. */
  HeldQueue(String published) {
    this.published = published;
  }

  /** Publishes the event; an empty id for none. */
  void publish(String event) {
    if (!published.equals(event)) {
      published = event;
      Workflow.upsertMemo(Collections.singletonMap(Names.MEMO_HELD_BY, event));
    }
  }
}
