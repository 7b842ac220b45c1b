package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one run: sync webhooks in declared order until the first that fails, each with the
 * payload or an earlier answer, but for those whose answer is recorded; then the async ones; then
 * the final response. One that is cancelled stops in between.
 */
final class RunOracle {

  private final Story story;
  private final String execution;
  private final Run run;
  private final Recorded before;
  private final Map<String, String> responses = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private String lastAnswered = "";
  private int callsBefore;
  private Told expected = Told.success("");

  /**
   * Makes the rules of a run.
   *
   * @param before the recorded answers that it uses
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
      problems.add("what makes no delivery ended as " + run.deliveries().get(""));
    }
    return problems;
  }

  /** Returns the answers that a replay from the failed webhook uses. */
  Recorded recorded() {
    return new Recorded(responses, isCancelled() ? lastAnswered : "");
  }

  private boolean isCancelled() {
    return run.cancelRequested() && run.outcome().equals(Told.cancelled());
  }

  private boolean hasFailed() {
    return !expected.how().equals(Told.SUCCESS);
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
      notCalled(calls, "though its answer was recorded before the replay");
      answered(hook, before.responses().getOrDefault(hook.name(), ""));
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
      expected = Told.cancelled();
    } else if (!attempts.hasEnded()) {
      problems.add("%s was called in %s only".formatted(hook.name(), calls));
    } else if (!attempts.code().isEmpty()) {
      expected = Told.failure(attempts.code(), hook.name());
    } else {
      lastAnswered = hook.name();
      answered(hook, attempts.response());
    }
  }

  private void answered(Hook hook, String response) {
    responses.put(hook.name(), response);
    if (hook.finalResponse()) {
      expected = Told.success(response);
    }
  }

  private void async(Hook hook) {
    List<Call> calls = run.calls(hook);
    Told told = run.deliveries().get(hook.name());
    if (hasFailed()) {
      notCalled(calls, "though the event failed or was cancelled");
      if (told != null) {
        problems.add("delivery of %s though the event failed: %s".formatted(hook.name(), told));
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
    Told end =
        attempts.code().isEmpty() ? Told.success("") : Told.failure(attempts.code(), hook.name());
    if (told == null ? !attempts.code().isEmpty() : !told.equals(end)) {
      problems.add("delivery of %s ended as %s instead of %s".formatted(hook.name(), told, end));
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
