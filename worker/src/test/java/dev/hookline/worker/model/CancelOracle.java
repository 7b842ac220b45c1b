package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rule of an accepted cancellation: the webhook in flight may still arrive, and so may whatever
 * the current workflow task starts; nothing after that.
 */
final class CancelOracle {

  private final Run run;
  private final int callsBefore;
  private final List<Hook> notStarted;
  private final int mayStart;

  CancelOracle(Story story, Run run, int callsBefore, Set<String> reused) {
    this.run = run;
    this.callsBefore = callsBefore;
    this.notStarted =
        story.sync().stream()
            .filter(hook -> !reused.contains(hook.name()) && !hasBegun(hook))
            .toList();
    Cancel cancel = story.cancel();
    // one that arrives during a response is in the next task's history
    boolean inFlight = cancel != null && cancel.millis() == 0 && cancel.requests() > 0;
    this.mayStart = inFlight ? 1 : 2;
  }

  private boolean hasBegun(Hook hook) {
    return run.calls(hook).stream().anyMatch(call -> run.calls().indexOf(call) < callsBefore);
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<Hook> started = notStarted.stream().filter(hook -> !run.calls(hook).isEmpty()).toList();
    if (started.size() > mayStart) {
      problems.add("continued with %s after the event was cancelled".formatted(started));
    }
    if (notStarted.size() > mayStart && run.succeeded()) {
      problems.add("succeeded although it was cancelled before " + notStarted);
    }
    if (notStarted.size() > mayStart && run.calls().stream().anyMatch(call -> call.hook.async())) {
      problems.add("async although it was cancelled before " + notStarted);
    }
    return problems;
  }
}
