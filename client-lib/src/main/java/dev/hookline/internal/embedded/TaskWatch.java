package dev.hookline.internal.embedded;

import static java.util.Objects.requireNonNull;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.temporal.api.command.v1.Command;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponseOrBuilder;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes which workflow tasks this process gets, and which of them start deliveries or close a
 * run. It changes nothing. Thread-safe.
 */
final class TaskWatch implements ClientInterceptor {

  private final LocalRuns runs;

  TaskWatch(LocalRuns runs) {
    this.runs = runs;
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    ClientCall<A, B> call = next.newCall(method, options);
    return switch (requireNonNull(method.getBareMethodName())) {
      case "StartWorkflowExecution", "PollWorkflowTaskQueue", "RespondWorkflowTaskCompleted" ->
          new WatchedCall<>(call);
      default -> call;
    };
  }

  private void sent(Object request) {
    if (request instanceof PollWorkflowTaskQueueRequest poll) {
      TaskQueue queue = poll.getTaskQueue();
      runs.polled(queue.getNormalName().isEmpty() ? queue.getName() : queue.getNormalName());
    }
  }

  private void received(@Nullable Object sent, Object response) {
    if (response instanceof StartWorkflowExecutionResponse started) {
      if (started.hasEagerWorkflowTask()) {
        runs.begun(started.getRunId(), started.getEagerWorkflowTask().getTaskToken());
      } else if (sent instanceof StartWorkflowExecutionRequest start
          && start.getRequestEagerExecution()) {
        runs.refused(start.getTaskQueue().getName());
      }
    } else if (response instanceof PollWorkflowTaskQueueResponse task) {
      received(task);
    } else if (response instanceof RespondWorkflowTaskCompletedResponse recorded) {
      if (sent instanceof RespondWorkflowTaskCompletedRequest task) {
        recorded(task);
      }
      if (recorded.hasWorkflowTask()) {
        received(recorded.getWorkflowTask());
      }
    }
  }

  private void received(PollWorkflowTaskQueueResponseOrBuilder task) {
    runs.received(task.getWorkflowExecution().getRunId(), task.getTaskToken());
  }

  private void recorded(RespondWorkflowTaskCompletedRequest task) {
    List<Command> commands = task.getCommandsList();
    if (commands.isEmpty()) {
      return;
    }
    // what closes a run is its last command
    Command last = commands.get(commands.size() - 1);
    switch (last.getCommandType()) {
      case COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION ->
          runs.closed(task.getTaskToken(), new LocalOutcome.Result(result(last)));
      case COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
          COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION,
          COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION ->
          runs.closed(task.getTaskToken(), new LocalOutcome.Unknown());
      default -> {
        if (commands.stream().anyMatch(TaskWatch::startsExecution)) {
          runs.started(task.getTaskToken());
        }
      }
    }
  }

  private static boolean startsExecution(Command command) {
    return command.getCommandType() == CommandType.COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION;
  }

  private static Payloads result(Command completion) {
    return completion.getCompleteWorkflowExecutionCommandAttributes().getResult();
  }

  private final class WatchedCall<A, B> extends SimpleForwardingClientCall<A, B> {

    private volatile @Nullable A sent;

    private WatchedCall(ClientCall<A, B> call) {
      super(call);
    }

    @Override
    public void sendMessage(A message) {
      sent = message;
      sent(message);
      super.sendMessage(message);
    }

    @Override
    public void start(Listener<B> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(B message) {
              received(sent, message);
              super.onMessage(message);
            }
          },
          headers);
    }
  }
}
