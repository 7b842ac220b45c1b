package dev.hookline.worker.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.hookline.internal.wire.WorkflowTasks;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loses workflow tasks with their worker: the report never reaches the server, which gives the task
 * to another worker.
 */
final class LostTasks implements WorkerCalls.Watch {

  private static final Set<CommandType> ENDS =
      Set.of(
          CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION);

  private record Task(WorkflowExecution run, long startedMillis, WorkflowExecution parent) {
    String workflow() {
      return run.getWorkflowId();
    }
  }

  private final Map<ByteString, Task> tasks = new ConcurrentHashMap<>();
  private final Map<String, WorkflowExecution> parentOf = new ConcurrentHashMap<>();
  private final StoryRuns runs;
  private SkippedTime time;
  private ClosedParents parents;

  LostTasks(StoryRuns runs) {
    this.runs = runs;
  }

  void begin(SkippedTime skipped, ClosedParents closedParents) {
    time = skipped;
    parents = closedParents;
  }

  @Override
  public void received(Object message) {
    if (message instanceof PollWorkflowTaskQueueResponse task && !task.getTaskToken().isEmpty()) {
      polled(task);
    }
  }

  /** Only the first task of a run is certain to include the start of the history. */
  private void polled(PollWorkflowTaskQueueResponse task) {
    WorkflowExecution run = task.getWorkflowExecution();
    if (task.getHistory().getEventsCount() > 0
        && task.getHistory().getEvents(0).hasWorkflowExecutionStartedEventAttributes()) {
      parentOf.put(
          run.getRunId(),
          task.getHistory()
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getParentWorkflowExecution());
    }
    tasks.put(
        task.getTaskToken(),
        new Task(
            run,
            Timestamps.toMillis(task.getStartedTime()),
            parentOf.getOrDefault(run.getRunId(), WorkflowExecution.getDefaultInstance())));
    runs.of(run.getWorkflowId()).ifPresent(storyRun -> taskStarted(storyRun, run.getRunId()));
  }

  private static void taskStarted(StoryRun storyRun, String runId) {
    var unused = storyRun.replaysBefore(runId);
    storyRun.dispatched(runId);
  }

  @Override
  public boolean isLost(Object message) {
    if (message instanceof RespondWorkflowTaskFailedRequest report) {
      Task task = tasks.get(report.getTaskToken());
      if (task != null) {
        runs.of(task.workflow()).ifPresent(StoryRun::taskFailed);
      }
    }
    if (!(message instanceof RespondWorkflowTaskCompletedRequest report)) {
      return false;
    }
    Task task = tasks.get(report.getTaskToken());
    return task != null
        && runs.of(task.workflow()).map(storyRun -> isLost(task, report, storyRun)).orElse(false);
  }

  private boolean isLost(Task task, RespondWorkflowTaskCompletedRequest report, StoryRun storyRun) {
    storyRun.reported(task.run().getRunId());
    storyRun.taskReported(task.workflow());
    if (report.getForceCreateNewWorkflowTask()) {
      storyRun.machineIsTooSlow();
    }
    if (!storyRun.taskIsLost(task.workflow())) {
      return false;
    }
    tasks.remove(report.getTaskToken());
    storyRun.taskEnded(task.workflow(), false);
    time.lost(task.startedMillis(), WorkflowTasks.TIMEOUT);
    return true;
  }

  @Override
  public void ended(Object message, boolean taken) {
    if (message instanceof RespondWorkflowTaskCompletedRequest report) {
      Task task = tasks.remove(report.getTaskToken());
      if (task != null) {
        runs.of(task.workflow()).ifPresent(storyRun -> ended(storyRun, task, taken));
        if (taken) {
          tellParent(task, report);
        }
      }
    }
  }

  private static void ended(StoryRun storyRun, Task task, boolean taken) {
    storyRun.taskEnded(task.workflow(), taken);
    if (!taken) {
      storyRun.machineIsTooSlow();
    }
  }

  private void tellParent(Task task, RespondWorkflowTaskCompletedRequest report) {
    if (!task.parent().getWorkflowId().isEmpty()
        && report.getCommandsList().stream()
            .anyMatch(command -> ENDS.contains(command.getCommandType()))) {
      parents.childEnded(task.workflow(), task.parent());
    }
  }
}
