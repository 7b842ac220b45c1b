package dev.hookline.worker.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.hookline.contract.WorkflowTasks;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loses workflow tasks with their worker: what it would report never reaches the server, which
 * gives the task to another one.
 */
final class LostTasks implements WorkersCalls.Watch {

  private static final Set<CommandType> ENDS =
      Set.of(
          CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION);

  private record Task(WorkflowExecution run, long beganMillis, WorkflowExecution parent) {
    String workflow() {
      return run.getWorkflowId();
    }
  }

  private final Map<ByteString, Task> tasks = new ConcurrentHashMap<>();
  private final Map<String, WorkflowExecution> parentOf = new ConcurrentHashMap<>();
  private final Lives lives;
  private SkippedTime time;
  private ClosedParents parents;

  LostTasks(Lives lives) {
    this.lives = lives;
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

  /** Only the first task of a run surely holds the history's start. */
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
    lives.of(run.getWorkflowId()).ifPresent(life -> began(life, run.getRunId()));
  }

  private static void began(Life life, String runId) {
    var unused = life.replaysBefore(runId);
    life.handedOut(runId);
  }

  @Override
  public boolean isLost(Object message) {
    if (message instanceof RespondWorkflowTaskFailedRequest report) {
      Task task = tasks.get(report.getTaskToken());
      if (task != null) {
        lives.of(task.workflow()).ifPresent(Life::taskFailed);
      }
    }
    if (!(message instanceof RespondWorkflowTaskCompletedRequest report)) {
      return false;
    }
    Task task = tasks.get(report.getTaskToken());
    return task != null
        && lives.of(task.workflow()).map(life -> isLost(task, report, life)).orElse(false);
  }

  private boolean isLost(Task task, RespondWorkflowTaskCompletedRequest report, Life life) {
    life.givenBack(task.run().getRunId());
    if (report.getForceCreateNewWorkflowTask()) {
      life.machineIsTooSlow();
    }
    if (!life.taskIsLost(task.workflow())) {
      return false;
    }
    tasks.remove(report.getTaskToken());
    life.taskEnded(task.workflow(), false);
    time.lost(task.beganMillis(), WorkflowTasks.TIMEOUT);
    return true;
  }

  @Override
  public void ended(Object message, boolean taken) {
    if (message instanceof RespondWorkflowTaskCompletedRequest report) {
      Task task = tasks.remove(report.getTaskToken());
      if (task != null) {
        lives.of(task.workflow()).ifPresent(life -> ended(life, task, taken));
        if (taken) {
          tellParent(task, report);
        }
      }
    }
  }

  private static void ended(Life life, Task task, boolean taken) {
    life.taskEnded(task.workflow(), taken);
    if (!taken) {
      life.machineIsTooSlow();
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
