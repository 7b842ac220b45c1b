package dev.hookline.worker.model;

import java.util.List;
import java.util.Map;

/**
 * What became of a story.
 *
 * @param calls the attempts in the order in which they left
 * @param outcome how the event ended
 * @param deliveries how those async deliveries ended that have an execution
 * @param tooSlow whether the server took something for lost that the story does not lose
 */
record Observed(
    Story story,
    String execution,
    List<Call> calls,
    Told outcome,
    Map<String, Told> deliveries,
    boolean tooSlow) {

  List<Call> calls(Hook hook) {
    return calls.stream().filter(call -> call.hook.name().equals(hook.name())).toList();
  }

  /** Returns whether the machine or the in-process server may be what breaks a rule. */
  boolean isUnclear() {
    return tooSlow || isOpen();
  }

  private boolean isOpen() {
    return outcome.how().equals(Told.OPEN)
        || deliveries.values().stream().anyMatch(told -> told.how().equals(Told.OPEN));
  }
}
