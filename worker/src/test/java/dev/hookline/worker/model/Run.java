package dev.hookline.worker.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The observed course of one run of an event.
 *
 * @param from how the run replays the previous one; null for the first
 * @param calls the attempts in the order in which they were sent
 * @param outcome how the event ended
 * @param deliveries how the async deliveries with an execution ended
 * @param cancelRequested whether its cancellation was requested
 * @param callsBeforeCancel how many attempts were sent before the server accepted it; null if it
 *     did not
 */
record Run(
    @Nullable Replay from,
    List<Call> calls,
    ExecutionResult outcome,
    Map<String, ExecutionResult> deliveries,
    boolean cancelRequested,
    @Nullable Integer callsBeforeCancel) {

  List<Call> calls(Hook hook) {
    return calls.stream().filter(call -> call.hook.name().equals(hook.name())).toList();
  }

  boolean hasDelivery() {
    return !deliveries.isEmpty() || calls.stream().anyMatch(call -> call.hook.async());
  }

  boolean isOpen() {
    return outcome.how().equals(ExecutionResult.OPEN)
        || deliveries.values().stream()
            .anyMatch(result -> result.how().equals(ExecutionResult.OPEN));
  }

  boolean succeeded() {
    return outcome.how().equals(ExecutionResult.SUCCESS);
  }
}
