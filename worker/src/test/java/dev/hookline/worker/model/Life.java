package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One story while it runs: who was called, and what was lost. Thread-safe. */
final class Life {

  final Story story;
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> unreported = new ArrayList<>();
  private final Set<String> dying = new HashSet<>();
  private final Set<String> inHand = new HashSet<>();
  private int tasks;
  private boolean failedTask;
  private boolean slow;

  Life(Story story) {
    this.story = story;
  }

  synchronized int requests(Hook hook) {
    return (int) calls.stream().filter(call -> call.hook.name().equals(hook.name())).count();
  }

  /** A local attempt's answer is durable with its workflow task, a regular one's by itself. */
  synchronized void called(Call call, boolean local) {
    calls.add(call);
    if (local) {
      unreported.add(call);
    } else {
      call.lost = call.step().losesWorker();
    }
  }

  /** The worker is lost in the workflow's current task. */
  synchronized void dies(String workflow) {
    dying.add(workflow);
  }

  /** Returns whether the worker is lost before it reports the task. */
  synchronized boolean taskIsLost(String workflow) {
    return dying.remove(workflow) | story.lostTasks().contains(tasks++);
  }

  /** What was called in the task is durable, or lost where the server did not take the report. */
  synchronized void taskEnded(String workflow, boolean taken) {
    for (Call call : List.copyOf(unreported)) {
      if (call.workflow.equals(workflow)) {
        call.lost = !taken;
        unreported.remove(call);
      }
    }
  }

  synchronized void taskFailed() {
    failedTask = true;
  }

  synchronized boolean hasFailedTask() {
    return failedTask;
  }

  /** What a worker still has in hand is handed out again where it took too long. */
  synchronized void handedOut(String work) {
    slow |= !inHand.add(work);
  }

  /** The worker reports its work, or is lost with it. */
  synchronized void givenBack(String work) {
    inHand.remove(work);
  }

  /** The server took something for lost that the story does not lose. */
  synchronized void machineIsTooSlow() {
    slow = true;
  }

  synchronized boolean wasTooSlow() {
    return slow;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }
}
