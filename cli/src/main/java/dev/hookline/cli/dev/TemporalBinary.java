package dev.hookline.cli.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the {@code temporal} program, or installs it in the cache. */
final class TemporalBinary {

  /** Has server 1.29.1 and UI 2.42.1; later versions cannot be built with {@code go install}. */
  static final String VERSION = "1.5.1";

  private final Function<String, @Nullable String> environment;
  private final Path folder;
  private final Path cached;
  private final ReleaseArchive archive;
  private final PrintWriter messages;
  private final Duration interval;

  TemporalBinary(
      Function<String, @Nullable String> environment,
      Path cache,
      ReleaseArchive archive,
      PrintWriter messages) {
    this(environment, cache, archive, messages, Progress.INTERVAL);
  }

  TemporalBinary(
      Function<String, @Nullable String> environment,
      Path cache,
      ReleaseArchive archive,
      PrintWriter messages,
      Duration interval) {
    this.interval = interval;
    this.environment = environment;
    this.folder = cache.resolve("cli-v" + VERSION);
    this.cached = folder.resolve(programName());
    this.archive = archive;
    this.messages = messages;
  }

  Path find() throws IOException, InterruptedException {
    Optional<Path> onPath = onPath("temporal");
    if (onPath.isPresent()) {
      return onPath.get();
    }
    if (Files.isExecutable(cached)) {
      return cached;
    }
    Files.createDirectories(folder);
    report("downloading temporal " + VERSION + ", once");
    try {
      archive.fetch(
          VERSION, folder, new Progress(interval, how -> report("downloading temporal: " + how)));
      return cached;
    } catch (IOException e) {
      report(
          "the release cannot be downloaded: %s; set HOOKLINE_TEMPORAL_RELEASES to use a mirror"
              .formatted(e.getMessage()));
    }
    return build();
  }

  private Path build() throws IOException, InterruptedException {
    Path go =
        onPath("go")
            .orElseThrow(
                () ->
                    new IOException(
                        "no Temporal server found; put temporal on the PATH, set TEMPORAL_ADDRESS,"
                            + " or install Go to build it"));
    report("building temporal " + VERSION + " with Go, once (takes a few minutes)");
    ProcessBuilder builder =
        new ProcessBuilder(
            go.toString(), "install", "-v", "github.com/temporalio/cli/cmd/temporal@v" + VERSION);
    builder.environment().put("GOBIN", folder.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log()).start();
    int code =
        new Progress(interval, this::report).await(process.onExit(), this::built).exitValue();
    if (code != 0 || !Files.isExecutable(cached)) {
      throw new IOException("go install of temporal failed; see its output in " + log());
    }
    return cached;
  }

  /** Go prints a line for each module that it downloads and each package that it compiles. */
  private String built() {
    try (Stream<String> lines = Files.lines(log().toPath(), ISO_8859_1)) {
      return "building temporal: %d modules and packages done".formatted(lines.count());
    } catch (IOException e) {
      return "building temporal";
    }
  }

  private File log() {
    return folder.resolve("build.log").toFile();
  }

  private Optional<Path> onPath(String program) {
    String path = environment.apply("PATH");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path == null ? "" : path)
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(program, program + ".exe").map(Path.of(folder)::resolve))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  static String programName() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
        ? "temporal.exe"
        : "temporal";
  }

  private void report(String what) {
    messages.println("hookline: " + what);
    messages.flush();
  }
}
