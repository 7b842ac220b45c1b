package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one run: sync webhooks in declared order until the first failure, each with the
 * payload or an earlier response, except those whose response is recorded; then the async ones;
 * then the final response. A cancelled run stops in between.
 */
final class RunOracle {

  private final Story story;
  private final String execution;
  private final Run run;
  private final Recorded before;
  private final Map<String, String> responses = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private String lastResponded = "";
  private int callsBefore;
  private ExecutionResult expected = ExecutionResult.success("");

  /**
   * Creates the rules of a run.
   *
   * @param before the recorded responses that it uses
   */
  RunOracle(Story story, String execution, Run run, Recorded before) {
    this.story = story;
    this.execution = execution;
    this.run = run;
    this.before = before;
  }

  /** Returns what breaks a rule. */
  List<String> problems() {
    story.sync().forEach(this::sync);
    if (run.callsBeforeCancel() != null) {
      problems.addAll(
          new CancelOracle(story, run, run.callsBeforeCancel(), before.responses().keySet())
              .problems());
    }
    boolean cancelled = isCancelled() && !hasFailed() && !anyDelivery();
    for (Hook hook : story.async()) {
      if (!cancelled) {
        async(hook);
      }
    }
    if (!run.outcome().equals(expected) && !isCancelled()) {
      problems.add("event ended as %s instead of %s".formatted(run.outcome(), expected));
    }
    if (run.deliveries().containsKey("")) {
      problems.add("a webhook without a delivery ended as " + run.deliveries().get(""));
    }
    return problems;
  }

  /** Returns the responses that a replay from the failed webhook uses. */
  Recorded recorded() {
    return new Recorded(responses, isCancelled() ? lastResponded : "");
  }

  private boolean isCancelled() {
    return run.cancelRequested() && run.outcome().equals(ExecutionResult.cancelled());
  }

  private boolean hasFailed() {
    return !expected.how().equals(ExecutionResult.SUCCESS);
  }

  private boolean anyDelivery() {
    return story.async().stream()
        .anyMatch(hook -> !run.calls(hook).isEmpty() || run.deliveries().containsKey(hook.name()));
  }

  private void sync(Hook hook) {
    List<Call> calls = run.calls(hook);
    if (hasFailed()) {
      notCalled(calls, "after the event had failed or was cancelled");
    } else if (before.isUsed(hook, calls)) {
      notCalled(calls, "although its response was recorded before the replay");
      responded(hook, before.responses().getOrDefault(hook.name(), ""));
    } else {
      called(hook, calls);
    }
  }

  private void called(Hook hook, List<Call> calls) {
    String body =
        hook.useDataFrom() == null
            ? story.payload()
            : responses.getOrDefault(hook.useDataFrom(), "");
    Attempts attempts = attempts(hook, body, calls);
    for (int number = 0; number < calls.size(); number++) {
      if (run.calls().indexOf(calls.get(number)) != callsBefore + number) {
        problems.add("out of order: " + calls.get(number));
      }
    }
    callsBefore += calls.size();
    if (!attempts.hasEnded() && isCancelled()) {
      expected = ExecutionResult.cancelled();
    } else if (!attempts.hasEnded()) {
      problems.add("%s was called in %s only".formatted(hook.name(), calls));
    } else if (!attempts.code().isEmpty()) {
      expected = ExecutionResult.failure(attempts.code(), hook.name());
    } else {
      lastResponded = hook.name();
      responded(hook, attempts.response());
    }
  }

  private void responded(Hook hook, String response) {
    responses.put(hook.name(), response);
    if (hook.finalResponse()) {
      expected = ExecutionResult.success(response);
    }
  }

  private void async(Hook hook) {
    List<Call> calls = run.calls(hook);
    ExecutionResult result = run.deliveries().get(hook.name());
    if (hasFailed()) {
      notCalled(calls, "although the event failed or was cancelled");
      if (result != null) {
        problems.add("delivery of %s although the event failed: %s".formatted(hook.name(), result));
      }
      return;
    }
    if (calls.stream().anyMatch(call -> run.calls().indexOf(call) < callsBefore)) {
      problems.add("async before sync: " + calls);
    }
    Attempts attempts = attempts(hook, story.payload(), calls);
    if (!attempts.hasEnded()) {
      problems.add("%s was called in %s only".formatted(hook.name(), calls));
    }
    ExecutionResult end =
        attempts.code().isEmpty()
            ? ExecutionResult.success("")
            : ExecutionResult.failure(attempts.code(), hook.name());
    if (result == null ? !attempts.code().isEmpty() : !result.equals(end)) {
      problems.add("delivery of %s ended as %s instead of %s".formatted(hook.name(), result, end));
    }
  }

  private Attempts attempts(Hook hook, String body, List<Call> calls) {
    Attempts attempts = new Attempts(hook, execution, body);
    calls.forEach(attempts::next);
    problems.addAll(attempts.problems());
    return attempts;
  }

  private void notCalled(List<Call> calls, String when) {
    calls.forEach(call -> problems.add("called %s: %s".formatted(when, call)));
  }
}
