package dev.hookline.cli.queue;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.connect.Connection;
import dev.hookline.operate.queue.OrderingQueues;
import dev.hookline.operate.queue.QueueDetail;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a queue. */
@Command(
    name = "show",
    description = "Show the events of a queue in the order of their turns; needs a worker.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline queue show ordering::project:7")
final class QueueShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "QUEUE", description = "The queue's id, from list or show.")
  private String queue = "";

  @Mixin private final OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Connection connection = Connection.forOneCommand()) {
      QueueDetail detail = OrderingQueues.of(connection.client()).show(queue);
      out.println(output.isJson() ? Json.of(detail) : text(detail));
    }
    return ExitCode.OK.code();
  }

  static String text(QueueDetail queue) {
    List<String> lines = new ArrayList<>();
    String head = queue.head();
    lines.add("queue    " + Printable.of(queue.id()));
    lines.add(
        "head     "
            + (head == null ? "-" : Printable.of(head))
            + (queue.held() ? ", ended without success and holds the queue" : ""));
    lines.add("waiting  " + queue.waiting().size());
    queue.waiting().forEach(event -> lines.add("         " + Printable.of(event)));
    if (queue.held() && head != null) {
      lines.add("replay it with: hookline replay " + Shell.word(head));
      lines.add("skip it with:   hookline queue skip " + Shell.word(head));
    }
    return String.join("\n", lines);
  }
}
