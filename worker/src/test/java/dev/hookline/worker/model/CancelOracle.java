package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rule of a cancellation that the server has taken: the webhook in flight may still arrive, and
 * so may what the current workflow task begins; nothing after that.
 */
final class CancelOracle {

  private final Run run;
  private final int callsBefore;
  private final List<Hook> notBegun;
  private final int mayBegin;

  CancelOracle(Story story, Run run, int callsBefore, Set<String> reused) {
    this.run = run;
    this.callsBefore = callsBefore;
    this.notBegun =
        story.sync().stream()
            .filter(hook -> !reused.contains(hook.name()) && !hasBegun(hook))
            .toList();
    Cancel cancel = story.cancel();
    // one that comes while an attempt is answered is in the next task's history
    boolean answering = cancel != null && cancel.millis() == 0 && cancel.requests() > 0;
    this.mayBegin = answering ? 1 : 2;
  }

  private boolean hasBegun(Hook hook) {
    return run.calls(hook).stream().anyMatch(call -> run.calls().indexOf(call) < callsBefore);
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<Hook> begun = notBegun.stream().filter(hook -> !run.calls(hook).isEmpty()).toList();
    if (begun.size() > mayBegin) {
      problems.add("went on to %s after the event was cancelled".formatted(begun));
    }
    if (notBegun.size() > mayBegin && run.succeeded()) {
      problems.add("succeeded though it was cancelled before " + notBegun);
    }
    if (notBegun.size() > mayBegin && run.calls().stream().anyMatch(call -> call.hook.async())) {
      problems.add("async though it was cancelled before " + notBegun);
    }
    return problems;
  }
}
