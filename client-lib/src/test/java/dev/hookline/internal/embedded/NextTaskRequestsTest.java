package dev.hookline.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.RecordMarkerCommandAttributes;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextTaskRequestsTest {

  private static final Command ATTEMPT = marker("LocalActivity");

  /** A newer SDK is added to the known ones after a look at what it does with such a task. */
  @Test
  void theSdkOfThisBuildIsKnown() {
    assertThat(NextTaskRequests.isSupported()).isTrue();
  }

  @Test
  void aRecordedAttemptRequestsTheNextTask() {
    RespondWorkflowTaskCompletedRequest sent = NextTaskRequests.withRequest(task(ATTEMPT));

    assertThat(sent.getForceCreateNewWorkflowTask()).isTrue();
    assertThat(sent.getReturnNewWorkflowTask()).isTrue();
    assertThat(sent.getCommandsList()).containsExactly(ATTEMPT);
  }

  /** For instance the timer of the event's deadline, or an accepted caller who waits. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "COMMAND_TYPE_START_TIMER",
        "COMMAND_TYPE_CANCEL_TIMER",
        "COMMAND_TYPE_PROTOCOL_MESSAGE",
        "COMMAND_TYPE_MODIFY_WORKFLOW_PROPERTIES",
        "COMMAND_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES"
      })
  void soItDoesNextToCommandsThatBringNoTask(CommandType type) {
    assertThat(
            NextTaskRequests.withRequest(task(command(type), ATTEMPT))
                .getForceCreateNewWorkflowTask())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK",
        "COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION",
        "COMMAND_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION",
        "COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION",
        "COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION",
        "COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION",
        "COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION"
      })
  void aRunThatEndsOrContinuesByItselfIsLeftAlone(CommandType type) {
    RespondWorkflowTaskCompletedRequest task = task(ATTEMPT, command(type));

    assertThat(NextTaskRequests.withRequest(task)).isSameAs(task);
  }

  @Test
  void aTaskWithoutAnAttemptIsLeftAlone() {
    RespondWorkflowTaskCompletedRequest task =
        task(marker("Version"), command(CommandType.COMMAND_TYPE_START_TIMER));

    assertThat(NextTaskRequests.withRequest(task)).isSameAs(task);
    assertThat(NextTaskRequests.withRequest(task())).isEqualTo(task());
  }

  private static RespondWorkflowTaskCompletedRequest task(Command... commands) {
    return RespondWorkflowTaskCompletedRequest.newBuilder()
        .addAllCommands(List.of(commands))
        .build();
  }

  private static Command marker(String name) {
    return command(CommandType.COMMAND_TYPE_RECORD_MARKER).toBuilder()
        .setRecordMarkerCommandAttributes(
            RecordMarkerCommandAttributes.newBuilder().setMarkerName(name))
        .build();
  }

  private static Command command(CommandType type) {
    return Command.newBuilder().setCommandType(type).build();
  }
}
