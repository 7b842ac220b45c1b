package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.output.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be written is reported before anything is done; no server is running here. */
class OutputFileTest {

  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show E:k --html",
        "stats --html",
        "bench --html",
        "replay --event E --yes --report",
        "replay status b --follow --report"
      })
  void reportsAMissingDirectory(String command) {
    assertThat(run(command, folder.resolve("none/x.html"))).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: directory %s does not exist; create it, or choose another one\n"
                .formatted(folder.resolve("none")));
  }

  @Test
  void distinguishesADirectoryFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(run("show E:k --html", folder)).isEqualTo(2);
    assertThat(run("show E:k --html", file.resolve("x.html"))).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: %s is a directory, not a file\nhookline: %s is a file, not a directory\n"
                .formatted(folder, file));
  }

  @Test
  void acceptsAFileWithoutADirectoryAndAnExistingOne() throws IOException {
    OutputFile.check(null);
    OutputFile.check(Path.of("x.html"));
    OutputFile.check(Files.writeString(folder.resolve("there"), "before"));
  }

  private int run(String command, Path file) {
    String[] words = (command + " FILE").split(" ");
    words[words.length - 1] = file.toString();
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(words);
  }
}
