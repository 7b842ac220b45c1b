package dev.hookline.cli.queue;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Table;
import dev.hookline.connect.Connection;
import dev.hookline.operate.queue.ListedQueue;
import dev.hookline.operate.queue.OrderingQueues;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists queues. */
@Command(
    name = "list",
    description = "List the queues that are not empty, held ones first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline queue list --output json")
final class QueueListCommand implements Callable<Integer> {

  @Mixin private final OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Connection connection = Connection.forOneCommand()) {
      List<ListedQueue> queues = OrderingQueues.of(connection.client()).list();
      out.println(output.isJson() ? Json.of(queues) : text(queues));
    }
    return ExitCode.OK.code();
  }

  private static String text(List<ListedQueue> queues) {
    if (queues.isEmpty()) {
      return "no events are queued";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("QUEUE", "HELD BY", "STARTED"));
    for (ListedQueue queue : queues) {
      rows.add(
          List.of(
              queue.id(),
              queue.heldBy() == null ? "-" : queue.heldBy(),
              queue.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
    return Table.of(rows);
  }
}
