import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the reference of all commands as Markdown: java -cp hookline.jar Commands.java */
class Commands {

  private final PrintStream page = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] args) throws Exception {
    Method commandLine =
        Class.forName("dev.hookline.cli.Main").getDeclaredMethod("commandLine", String[].class);
    commandLine.setAccessible(true);
    new Commands().print((CommandLine) commandLine.invoke(null, (Object) new String[0]));
  }

  private void print(CommandLine hookline) {
    page.println("# All commands\n");
    page.println("Made from the commands of this version; `hookline COMMAND --help` prints the same.");
    page.println("[Command line and worker](cli.md) has the output formats, the exit codes and the settings.\n");
    page.println("Every command has `-h`, `--help` and `-V`, `--version`.\n");
    hookline.getSubcommands().values().forEach(this::command);
  }

  private void command(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    if (command.usageMessage().hidden()) {
      return;
    }
    String name = command.qualifiedName();
    page.println("##" + "#".repeat(name.split(" ").length - 2) + " " + name + "\n");
    page.println(text(command.usageMessage().description()).replace("\n", "  \n") + "\n");
    String synopsis = line.getHelp().synopsis(0).strip().replaceFirst(" \\[-hV]", "");
    page.println("```text\n" + synopsis + "\n```\n");
    List<String> rows = new ArrayList<>();
    for (PositionalParamSpec argument : command.positionalParameters()) {
      if (!argument.hidden()) {
        rows.add(row(argument.paramLabel(), argument));
      }
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && !List.of("--help", "--version").contains(option.longestName())) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        rows.add(row(String.join(", ", option.names()) + label, option));
      }
    }
    if (!rows.isEmpty()) {
      page.println("| Option | |\n| --- | --- |");
      rows.forEach(page::println);
      page.println();
    }
    String example = text(command.usageMessage().footer());
    if (!example.isBlank()) {
      page.println("Example:\n\n```sh\n" + example.lines().map(String::strip).collect(Collectors.joining("\n")) + "\n```\n");
    }
    line.getSubcommands().values().forEach(this::command);
  }

  private String row(String name, ArgSpec argument) {
    return "| `" + name.replace("|", "\\|") + "` | " + text(argument.description()).replace("\n", " ").replace("|", "\\|") + " |";
  }

  private static String text(String[] lines) {
    return Ansi.OFF.string(String.join("\n", lines)).replace("%n", "\n").replace("%%", "%");
  }
}
