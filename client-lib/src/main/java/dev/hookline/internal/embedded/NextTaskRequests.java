package dev.hookline.internal.embedded;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.command.v1.Command;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.serviceclient.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Requests the next workflow task with the response to one that has recorded a first attempt and
 * nothing else that continues the run. The server then records the attempt and starts the next task
 * in one write, as for the heartbeat of a long local activity. Thread-safe.
 */
public final class NextTaskRequests implements ClientInterceptor {

  /** The system property that turns the requests off in a process; for verification only. */
  public static final String OFF = "hookline.withoutNextTasks";

  /** Versions of the SDK that are known to run the task in the response to any completion. */
  private static final Pattern KNOWN = Pattern.compile("1\\.3[89]\\..*");

  private static final boolean SUPPORTED =
      KNOWN.matcher(Version.LIBRARY_VERSION).matches() && !Boolean.getBoolean(OFF);

  /** The SDK's marker name for a local activity. */
  private static final String LOCAL_ACTIVITY = "LocalActivity";

  /** Commands that end the run, or whose result brings the next task. */
  private static final Set<CommandType> CONTINUES =
      EnumSet.of(
          CommandType.COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK,
          CommandType.COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION,
          CommandType.COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION);

  /** Returns whether workers of this process request tasks, constant for its life. */
  public static boolean isSupported() {
    return SUPPORTED;
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    ClientCall<A, B> call = next.newCall(method, options);
    return "RespondWorkflowTaskCompleted".equals(method.getBareMethodName())
        ? new Requesting<>(call)
        : call;
  }

  private static final class Requesting<A, B> extends SimpleForwardingClientCall<A, B> {

    private Requesting(ClientCall<A, B> call) {
      super(call);
    }

    @Override
    @SuppressWarnings("unchecked") // of the same type as the message
    public void sendMessage(A message) {
      super.sendMessage(
          message instanceof RespondWorkflowTaskCompletedRequest task
              ? (A) withRequest(task)
              : message);
    }
  }

  /** A worker that waits for a task must get one: what it records brings none by itself. */
  static RespondWorkflowTaskCompletedRequest withRequest(RespondWorkflowTaskCompletedRequest task) {
    List<Command> commands = task.getCommandsList();
    boolean isWaiting =
        commands.stream().anyMatch(NextTaskRequests::isFirstAttempt)
            && commands.stream().noneMatch(one -> CONTINUES.contains(one.getCommandType()));
    return isWaiting
        ? task.toBuilder()
            .setForceCreateNewWorkflowTask(true)
            .setReturnNewWorkflowTask(true)
            .build()
        : task;
  }

  private static boolean isFirstAttempt(Command command) {
    return command.getRecordMarkerCommandAttributes().getMarkerName().equals(LOCAL_ACTIVITY);
  }
}
