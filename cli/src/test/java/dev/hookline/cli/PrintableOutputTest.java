package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.execution.ExecutionTable;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** External text in the output: starters choose ids and names. */
class PrintableOutputTest {

  private static final String EVIL = "\u001B[2J\u009B1m\nforged line";

  @TempDir private Path folder;

  @Test
  void listsNothingThatMovesTheCursor() {
    Execution execution =
        new Execution(
            "On" + EVIL,
            "run",
            ExecutionKind.EVENT,
            "On" + EVIL,
            ExecutionStatus.FAILED,
            Instant.EPOCH,
            null,
            EVIL,
            EVIL);

    String table = ExecutionTable.of(List.of(execution), true, 200);

    assertThat(table).doesNotContain("\u001B").doesNotContain("\u009B").hasLineCount(2);
  }

  @Test
  void reportsNothingThatMovesTheCursor() {
    StringWriter err = new StringWriter();

    Main.commandLine().setErr(new PrintWriter(err)).execute("validate", "no\u001B[2J");

    assertThat(err.toString()).isEqualTo("hookline: file no\uFFFD[2J does not exist\n");
  }

  @Test
  void printsUnicodeInAnAsciiLocale() throws Exception {
    Path config =
        Files.writeString(folder.resolve("f.yaml"), "enabled: true\nconfig:\n  On: [{näme: x}]\n");

    String out =
        HooklineProcess.run(
                Map.of("LC_ALL", "C", "LANG", "C"), "validate", config.toString(), "-o", "json")
            .out();

    assertThat(out).contains("unknown key 'näme'");
  }
}
