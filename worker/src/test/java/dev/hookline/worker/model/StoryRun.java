package dev.hookline.worker.model;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The run of one story: who was called, and what was lost. Thread-safe. */
final class StoryRun {

  final String event;
  final Story story;
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> unreported = new ArrayList<>();
  private final Map<String, String> inTask = new HashMap<>();
  private final Set<String> dying = new HashSet<>();
  private final Set<String> unfinished = new HashSet<>();
  private final Map<String, Integer> replaysBefore = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private boolean cancelRequested;
  private @Nullable Integer callsBeforeCancel;
  private long dispatched;
  private int tasks;
  private boolean failedTask;
  private boolean calledBeforeRecorded;
  private boolean replayedThoughSucceeded;
  private boolean slow;

  StoryRun(String event, Story story) {
    this.event = event;
    this.story = story;
  }

  synchronized int requests(Hook hook) {
    return (int) calls.stream().filter(call -> call.hook.name().equals(hook.name())).count();
  }

  /**
   * A local attempt's response becomes durable with its workflow task, a regular one's by itself.
   */
  synchronized void called(Call call, boolean local) {
    calls.add(call);
    if (local) {
      unreported.add(call);
      String before = call.hook.async() ? null : inTask.put(call.workflow, call.hook.name());
      calledBeforeRecorded |= before != null && !before.equals(call.hook.name());
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

  /** What was called in the task is durable, or lost if the server did not accept the report. */
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

  /** The worker reports the task, with what was called in it. */
  synchronized void taskReported(String workflow) {
    inTask.remove(workflow);
  }

  /** A worker's unfinished work is dispatched again if it took too long. */
  synchronized void dispatched(String work) {
    slow |= !unfinished.add(work);
    dispatched++;
  }

  synchronized long dispatched() {
    return dispatched;
  }

  synchronized boolean isIdle() {
    return unfinished.isEmpty();
  }

  /** The worker reports its work, or is lost with it. */
  synchronized void reported(String work) {
    unfinished.remove(work);
  }

  /** The server considered something lost that the story does not lose. */
  synchronized void machineIsTooSlow() {
    slow = true;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized int replays() {
    return runs.size();
  }

  /** Returns how often the event had been replayed when a run of it, or of a delivery, began. */
  synchronized int replaysBefore(String runId) {
    return replaysBefore.computeIfAbsent(runId, any -> replays());
  }

  /** A run has ended, with everything that it started. */
  synchronized void ended(ExecutionResult outcome, Map<String, ExecutionResult> deliveries) {
    int number = runs.size();
    Replay from = number == 0 ? null : story.replays().get(number - 1);
    List<Call> ofRun = calls.stream().filter(call -> call.replays == number).toList();
    runs.add(new Run(from, ofRun, outcome, deliveries, cancelRequested, callsBeforeCancel));
    cancelRequested = false;
    callsBeforeCancel = null;
  }

  /** Returns how it is replayed next; null for no replay. */
  synchronized @Nullable Replay nextReplay() {
    Run last = runs.get(runs.size() - 1);
    return last.isOpen() || last.hasDelivery() || runs.size() > story.replays().size()
        ? null
        : story.replays().get(runs.size() - 1);
  }

  /** Returns whether the replay was allowed to start. */
  synchronized boolean replayed() {
    replayedThoughSucceeded = runs.get(runs.size() - 1).succeeded();
    return !replayedThoughSucceeded;
  }

  synchronized void refused(OperateException refusal) {
    if (!runs.get(runs.size() - 1).succeeded() || refusal.reason() != Reason.SUCCEEDED) {
      throw refusal;
    }
  }

  synchronized Observed observed() {
    return new Observed(
        story,
        event,
        List.copyOf(runs),
        replayedThoughSucceeded,
        failedTask,
        calledBeforeRecorded,
        slow);
  }

  synchronized void cancelRequestedNow() {
    cancelRequested = true;
  }

  synchronized boolean isCancelTaken() {
    return callsBeforeCancel != null;
  }

  synchronized void cancelNotTaken() {
    callsBeforeCancel = null;
  }

  /** The server has accepted the cancellation of the run after this many replays. */
  synchronized void cancelTaken(int replays) {
    slow |= replays != replays();
    callsBeforeCancel = (int) calls.stream().filter(call -> call.replays == replays).count();
  }
}
