package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Commands that could do more than intended are refused before they connect. */
class CarefulCommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--dry-run, --dry-run",
    "--limit 5, --limit",
    "--rate 2, --rate",
    "--report f, --report",
    "--detach, --detach",
    "--task-queue q, --task-queue"
  })
  void refusesABatchOptionForASingleExecution(String options, String named) {
    assertThat(run(("replay OnTested:p7 " + options).split(" "))).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo("hookline: %s is for a filter, found an execution\n".formatted(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel --status failed --yes",
        "cancel --status running,failed --yes",
        "pause --status failed --webhook billing",
        "resume --status succeeded --webhook billing",
        "retry-now --status timed_out --webhook billing"
      })
  void doesNothingIfTheFilterNamesExecutionsThatAreNotRunning(String command) {
    assertThat(run(command.split(" "))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("hookline: only running executions can be acted on, found status ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --status error|--status|must be one of running, succeeded, failed, cancelled, terminated, timed_out, scheduled, found 'error'",
        "list --status unknown|--status|must be one of running, succeeded, failed, cancelled, terminated, timed_out, scheduled, found 'unknown'",
        "watch --status canceled|--status|scheduled, found 'canceled'; did you mean 'cancelled'?",
        "replay --status failed,Fialed|--status|found 'Fialed'; did you mean 'failed'?",
        "cancel --kind events|--kind|must be one of event, deliveries, delivery, found 'events'; did you mean 'event'?",
        "list -o xml|--output|must be one of text, json, jsonl, found 'xml'",
        "show E:k -o xml|--output|must be one of text, json, found 'xml'",
        "replay E:k --from strat|--from|must be one of failed, start, found 'strat'; did you mean 'start'?"
      })
  void namesTheValuesThatAreDocumented(String command, String option, String values) {
    assertThat(run(command.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains("option '" + option + "'").contains(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redirect E:k --webhook w|a redirect must correct the url, a header or the retry policy",
        "redirect E:k --header wrong|--header must be 'NAME: VALUE', found 'wrong'",
        "redirect --event E --url http://a/b|name an execution, or a filter with --webhook",
        "redirect E:k --event E --webhook w --url http://a/b|name either an execution or a filter, found both",
        "redirect --status failed --webhook w --url http://a/b|only running executions can be acted on, found status failed"
      })
  void refusesAnIncompleteRedirect(String command, String message) {
    assertThat(run(command.split(" "))).isEqualTo(2);

    assertThat(err.toString()).isEqualTo("hookline: " + message + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--url|ftp://billing|http",
        "--url|http://2130706433/x|127.0.0.1",
        "--header|Expect: x|Expect",
        "--retry|{maxAtempts: 3}|did you mean 'maxAttempts'?",
        "--retry|{schedule: [soon]}|--retry: "
      })
  void appliesTheRulesOfTheFileToARedirect(String option, String value, String named) {
    assertThat(run("redirect", "E:k", "--webhook", "w", option, value)).isEqualTo(2);

    assertThat(err.toString()).contains(named);
  }

  @Test
  void doesNotAcceptAllRunsAsAFilter() {
    assertThat(run("cancel", "--all-runs", "--yes")).isEqualTo(2);

    assertThat(err.toString()).startsWith("hookline: name an execution or a filter");
  }

  @ParameterizedTest
  @CsvSource({
    "list --all --limit 5, --all and --limit",
    "list --count --limit 5, --count and --limit",
    "list --count --all, --count and --all",
    "list --all --page p, --all and --page",
    "show E:k --html f --output json, --html and --output",
    "show E:k --timeline -o json, --timeline and --output",
    "show E:k --timeline --html f, --html and --timeline"
  })
  void refusesOptionsThatExcludeEachOther(String command, String options) {
    assertThat(run(command.split(" "))).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("hookline: " + options + " are mutually exclusive; omit one\n");
  }

  @Test
  void acceptsAWidthOnlyWithATimeline() {
    assertThat(run("show", "E:k", "--width", "90")).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo("hookline: --width applies to the timeline; add --timeline\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "terminated"})
  void distinguishesAStatusFromAFailureCode(String status) {
    assertThat(run("list", "--code", status)).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: %s is a status, not a failure code; use --status %1$s\n".formatted(status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--delay soon|--delay must be a duration such as 30s, 10m or 7d, found 'soon'",
        "--start-at 2026-11-26|--start-at must be a time such as 2026-11-26T10:00:00Z, found '2026-11-26'",
        "--deliver-before soon|--deliver-before must be a duration such as 2h or a time such as 2026-11-26T10:00:00Z, found 'soon'",
        "--deliver-before 400d|deliverBefore must be from 1 second to 365 days after the start, found PT9600H",
        "--delay 1h --deadline 5s|--deadline waits for an outcome, which a delayed event does not have yet; omit it"
      })
  void refusesAStartThatItCannotDelay(String options, String message) {
    assertThat(run(("invoke OnTested -c missing.yaml -p - " + options).split(" "))).isEqualTo(2);

    assertThat(err.toString()).isEqualTo("hookline: " + message + "\n");
  }

  @Test
  void listsScheduledEventsAlone() {
    assertThat(run("list", "--status", "scheduled,failed")).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: --status scheduled selects those alone; list the other statuses by another command\n");
  }

  @Test
  void readsStandardInputOnce() {
    assertThat(run("invoke", "OnTested", "-c", "-", "-p", "-")).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: configuration and payload cannot both be standard input; name a file for"
                + " one of them\n");
  }

  @Test
  void reportsThatADirectoryIsNotAFile() {
    assertThat(run("validate", ".")).isEqualTo(2);

    assertThat(err.toString()).isEqualTo("hookline: . is a directory, not a file\n");
  }

  @Test
  void supportsTheHelpCommand() {
    assertThat(run("help", "list")).isZero();

    assertThat(out.toString()).startsWith("Usage: hookline list");
  }

  @TestFactory
  Stream<DynamicTest> showsAnExampleInEachCommandsHelp() {
    return all(Main.commandLine())
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName(),
                    () -> assertThat(command.getUsageMessage()).contains("\nExample")));
  }

  /** Commands without structured output. */
  private static final Set<String> WITHOUT_DATA =
      Set.of(
          "hookline",
          "hookline demo",
          "hookline dev",
          "hookline worker",
          "hookline schema",
          "hookline codec-server",
          "hookline keys",
          "hookline endpoint",
          "hookline queue",
          "hookline generate-completion",
          "hookline help");

  @TestFactory
  Stream<DynamicTest> documentsTheFieldsOfEachCommandsJson() throws IOException {
    Set<String> rows = new DocumentedShapes().documented().keySet();
    return all(Main.commandLine())
        .map(CommandLine::getCommandSpec)
        .filter(command -> !WITHOUT_DATA.contains(command.qualifiedName()))
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.qualifiedName(),
                    () -> {
                      String name = command.qualifiedName().substring("hookline ".length());
                      assertThat(command.findOption("--output")).isNotNull();
                      assertThat(rows)
                          .anyMatch(row -> (row + " ").matches(".*\\b" + name + "[ ,].*"));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> hasARowForEachCommand() throws IOException {
    String documented = Files.readString(RealServer.repository().resolve("docs/cli.md"));
    return all(Main.commandLine())
        .map(command -> command.getCommandSpec())
        .filter(command -> command.parent() == command.root())
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.name(),
                    () ->
                        assertThat(documented)
                            .containsPattern("\\| `hookline ([a-z|\\\\-]+\\|)?" + command.name())));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CarefulCommandsTest::all));
  }

  private int run(String... args) {
    CommandLine hookline =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return hookline.execute(args);
  }
}
