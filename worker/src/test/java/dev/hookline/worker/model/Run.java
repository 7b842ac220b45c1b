package dev.hookline.worker.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one run of an event.
 *
 * @param from how the run replays the one before; null for the first
 * @param calls the attempts in the order in which they left
 * @param outcome how the event ended
 * @param deliveries how those async deliveries ended that have an execution
 * @param cancelRequested whether somebody has asked to cancel it
 * @param callsBeforeCancel how many attempts had left when the server had taken that; null if not
 */
record Run(
    @Nullable Replay from,
    List<Call> calls,
    Told outcome,
    Map<String, Told> deliveries,
    boolean cancelRequested,
    @Nullable Integer callsBeforeCancel) {

  List<Call> calls(Hook hook) {
    return calls.stream().filter(call -> call.hook.name().equals(hook.name())).toList();
  }

  boolean hasDelivery() {
    return !deliveries.isEmpty() || calls.stream().anyMatch(call -> call.hook.async());
  }

  boolean isOpen() {
    return outcome.how().equals(Told.OPEN)
        || deliveries.values().stream().anyMatch(told -> told.how().equals(Told.OPEN));
  }

  boolean succeeded() {
    return outcome.how().equals(Told.SUCCESS);
  }
}
