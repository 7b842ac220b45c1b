package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of an event (docs/semantics.md), and nothing of how they are kept: sync webhooks in
 * declared order until the first that fails, each with the payload or an earlier answer; then the
 * async ones; then the final response.
 */
final class Oracle {

  private final Observed observed;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private int callsBefore;
  private Told expected = Told.success("");

  private Oracle(Observed observed) {
    this.observed = observed;
  }

  /** Returns what breaks a rule. */
  static List<String> problems(Observed observed) {
    Oracle oracle = new Oracle(observed);
    oracle.judge();
    return oracle.problems;
  }

  private void judge() {
    for (Hook hook : observed.story().sync()) {
      sync(hook);
    }
    for (Hook hook : observed.story().async()) {
      async(hook);
    }
    if (!observed.outcome().equals(expected)) {
      problems.add("event ended as %s instead of %s".formatted(observed.outcome(), expected));
    }
    if (observed.deliveries().containsKey("")) {
      problems.add("what makes no delivery ended as " + observed.deliveries().get(""));
    }
  }

  private boolean hasFailed() {
    return !expected.how().equals(Told.SUCCESS);
  }

  private void sync(Hook hook) {
    List<Call> calls = observed.calls(hook);
    if (hasFailed()) {
      notCalled(calls, "after the event had failed");
      return;
    }
    String body =
        hook.useDataFrom() == null
            ? observed.story().payload()
            : answers.getOrDefault(hook.useDataFrom(), "");
    Attempts attempts = attempts(hook, body, calls);
    for (int number = 0; number < calls.size(); number++) {
      if (observed.calls().indexOf(calls.get(number)) != callsBefore + number) {
        problems.add("out of order: " + calls.get(number));
      }
    }
    callsBefore += calls.size();
    answers.put(hook.name(), attempts.answer());
    if (!attempts.code().isEmpty()) {
      expected = Told.failure(attempts.code(), hook.name());
    } else if (hook.finalResponse()) {
      expected = Told.success(attempts.answer());
    }
  }

  private void async(Hook hook) {
    List<Call> calls = observed.calls(hook);
    Told told = observed.deliveries().get(hook.name());
    if (hasFailed()) {
      notCalled(calls, "though the event failed");
      if (told != null) {
        problems.add("delivery of %s though the event failed: %s".formatted(hook.name(), told));
      }
      return;
    }
    if (calls.stream().anyMatch(call -> observed.calls().indexOf(call) < callsBefore)) {
      problems.add("async before sync: " + calls);
    }
    Attempts attempts = attempts(hook, observed.story().payload(), calls);
    Told end =
        attempts.code().isEmpty() ? Told.success("") : Told.failure(attempts.code(), hook.name());
    if (told == null ? !attempts.code().isEmpty() : !told.equals(end)) {
      problems.add("delivery of %s ended as %s instead of %s".formatted(hook.name(), told, end));
    }
  }

  private Attempts attempts(Hook hook, String body, List<Call> calls) {
    Attempts attempts = new Attempts(hook, observed.execution(), body);
    calls.forEach(attempts::next);
    problems.addAll(attempts.problems());
    return attempts;
  }

  private void notCalled(List<Call> calls, String when) {
    calls.forEach(call -> problems.add("called %s: %s".formatted(when, call)));
  }
}
