package dev.hookline.cli.endpoint;

import dev.hookline.internal.wire.Names;
import dev.hookline.operate.endpoint.Endpoints;
import io.temporal.client.WorkflowClient;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The {@code --task-queue} option: each queue's workers know their endpoints. */
final class TaskQueueOption {

  @Option(
      names = "--task-queue",
      paramLabel = "NAME",
      description =
          "The task queue of the workers; default HOOKLINE_TASK_QUEUE, or "
              + Names.TASK_QUEUE
              + ".",
      defaultValue = "${env:HOOKLINE_TASK_QUEUE:-" + Names.TASK_QUEUE + "}",
      showDefaultValue = Visibility.NEVER)
  private String name = Names.TASK_QUEUE;

  Endpoints endpoints(WorkflowClient client) {
    return Endpoints.of(client, name);
  }

  /** Returns the option for a further command, with a space before it; empty for the default. */
  String forNextCommand() {
    return name.equals(Names.TASK_QUEUE) ? "" : " --task-queue " + name;
  }
}
