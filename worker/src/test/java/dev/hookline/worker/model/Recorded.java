package dev.hookline.worker.model;

import java.util.List;
import java.util.Map;

/**
 * The responses that a run has recorded, for a replay.
 *
 * @param responses by webhook
 * @param doubtful the webhook whose response may not have been recorded because of a cancellation;
 *     empty for none
 */
record Recorded(Map<String, String> responses, String doubtful) {

  static final Recorded NOTHING = new Recorded(Map.of(), "");

  Recorded {
    responses = Map.copyOf(responses);
  }

  /** Returns whether a replay uses the webhook's response, and does not call it. */
  boolean isUsed(Hook hook, List<Call> calls) {
    return responses.containsKey(hook.name())
        && !(hook.name().equals(doubtful) && !calls.isEmpty());
  }
}
