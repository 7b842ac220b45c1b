package dev.hookline.worker.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.hookline.contract.WorkflowTasks;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loses workflow tasks with their worker: what it would report never reaches the server, which
 * gives the task to another one.
 */
final class LostTasks implements ClientInterceptor {

  private static final Set<CommandType> ENDS =
      Set.of(
          CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION);

  private record Task(String workflow, long beganMillis, WorkflowExecution parent) {}

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
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    return new WorkersCall<>(next.newCall(method, options));
  }

  /** Only the first task of a run surely holds the history's start. */
  private void polled(PollWorkflowTaskQueueResponse task) {
    if (task.getHistory().getEventsCount() > 0
        && task.getHistory().getEvents(0).hasWorkflowExecutionStartedEventAttributes()) {
      parentOf.put(
          task.getWorkflowExecution().getRunId(),
          task.getHistory()
              .getEvents(0)
              .getWorkflowExecutionStartedEventAttributes()
              .getParentWorkflowExecution());
    }
    tasks.put(
        task.getTaskToken(),
        new Task(
            task.getWorkflowExecution().getWorkflowId(),
            Timestamps.toMillis(task.getStartedTime()),
            parentOf.getOrDefault(
                task.getWorkflowExecution().getRunId(), WorkflowExecution.getDefaultInstance())));
  }

  private boolean isLost(Task task) {
    if (!lives.of(task.workflow()).map(life -> life.taskIsLost(task.workflow())).orElse(false)) {
      return false;
    }
    time.lost(task.beganMillis(), WorkflowTasks.TIMEOUT);
    return true;
  }

  private void failed(RespondWorkflowTaskFailedRequest report) {
    Task task = tasks.get(report.getTaskToken());
    if (task != null) {
      lives.of(task.workflow()).ifPresent(Life::taskFailed);
    }
  }

  private final class WorkersCall<A, B> extends SimpleForwardingClientCall<A, B> {

    private volatile boolean lost;
    private volatile boolean ends;
    private volatile @Nullable Task reported;

    WorkersCall(ClientCall<A, B> call) {
      super(call);
    }

    @Override
    public void start(Listener<B> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(B message) {
              if (message instanceof PollWorkflowTaskQueueResponse task) {
                polled(task);
              }
              super.onMessage(message);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
              Task task = reported;
              if (task != null) {
                ended(task, status.isOk());
              }
              super.onClose(lost ? Status.NOT_FOUND : status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(A message) {
      if (message instanceof RespondWorkflowTaskFailedRequest report) {
        failed(report);
      }
      if (message instanceof RespondWorkflowTaskCompletedRequest report) {
        completed(report);
      }
      if (lost) {
        cancel("the worker is lost", null);
      } else {
        super.sendMessage(message);
      }
    }

    private void completed(RespondWorkflowTaskCompletedRequest report) {
      Task task = tasks.remove(report.getTaskToken());
      if (task != null) {
        lost = isLost(task);
        ends =
            report.getCommandsList().stream()
                .anyMatch(command -> ENDS.contains(command.getCommandType()));
        reported = task;
      }
    }

    private void ended(Task task, boolean taken) {
      lives.of(task.workflow()).ifPresent(life -> life.taskEnded(task.workflow(), !taken));
      if (taken && ends && !task.parent().getWorkflowId().isEmpty()) {
        parents.childEnded(task.workflow(), task.parent());
      }
    }

    @Override
    public void halfClose() {
      if (!lost) {
        super.halfClose();
      }
    }
  }
}
