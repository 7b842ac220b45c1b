package dev.hookline.worker.model;

import java.util.List;
import java.util.Map;

/**
 * The answers that a run has recorded, for a replay.
 *
 * @param answers by webhook
 * @param doubtful the webhook whose answer a cancellation may have kept from being recorded; empty
 *     for none
 */
record Recorded(Map<String, String> responses, String doubtful) {

  static final Recorded NOTHING = new Recorded(Map.of(), "");

  Recorded {
    responses = Map.copyOf(responses);
  }

  /** Returns whether a replay uses the webhook's answer, and does not call it. */
  boolean isUsed(Hook hook, List<Call> calls) {
    return responses.containsKey(hook.name())
        && !(hook.name().equals(doubtful) && !calls.isEmpty());
  }
}
