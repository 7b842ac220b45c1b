package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Names;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.util.Collections;
import java.util.Map;

/** The event that holds a queue, in its memo, so that it can be read without a worker. */
final class HeldQueue {

  private String published;

  /** Creates it with the event that the previous run published; an empty id for none. */
  HeldQueue(String published) {
    this.published = published;
  }

  /** Returns how the next run continues: the server gives it only the memo of this command. */
  ContinueAsNewOptions continuing() {
    ContinueAsNewOptions.Builder options = ContinueAsNewOptions.newBuilder();
    if (!published.isEmpty()) {
      options.setMemo(memo(published));
    }
    return options.build();
  }

  /** Publishes the event; an empty id for none. */
  void publish(String event) {
    if (!published.equals(event)) {
      published = event;
      Workflow.upsertMemo(memo(event));
    }
  }

  private static Map<String, Object> memo(String event) {
    return Collections.singletonMap(Names.MEMO_HELD_BY, event);
  }
}
