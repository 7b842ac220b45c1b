package dev.hookline.cli.queue;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Printable;
import dev.hookline.connect.Connection;
import dev.hookline.operate.queue.OrderingQueues;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Skips the event that holds a queue. */
@Command(
    name = "skip",
    description = {
      "Let a queue continue without the event that holds it; needs a worker.",
      "The event stays as it ended; a later replay of it runs at the end of the queue."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline queue skip OnProjectDeleted:k-1")
final class QueueSkipCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The execution id of the event.")
  private String executionId = "";

  @Mixin private final OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  /** What was skipped, and where. */
  private record Skipped(String executionId, String queue) {}

  @Override
  public Integer call() {
    try (Connection connection = Connection.forOneCommand()) {
      String queue = OrderingQueues.of(connection.client()).skip(executionId);
      spec.commandLine()
          .getOut()
          .println(
              output.isJson()
                  ? Json.of(new Skipped(executionId, queue))
                  : "skipped; queue %s continues".formatted(Printable.of(queue)));
    }
    return ExitCode.OK.code();
  }
}
