package dev.hookline.cli.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.worker.secrets.Secrets;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the program {@code temporal}, or brings it into the cache. */
final class TemporalBinary {

  /** Its server is 1.29.1 and its UI 2.42.1; later ones cannot be built by {@code go install}. */
  static final String VERSION = "1.5.1";

  private final Secrets.Environment environment;
  private final Path folder;
  private final Path cached;
  private final ReleaseArchive archive;
  private final PrintWriter talk;
  private final Duration gap;

  TemporalBinary(
      Secrets.Environment environment, Path cache, ReleaseArchive archive, PrintWriter talk) {
    this(environment, cache, archive, talk, Progress.GAP);
  }

  TemporalBinary(
      Secrets.Environment environment,
      Path cache,
      ReleaseArchive archive,
      PrintWriter talk,
      Duration gap) {
    this.gap = gap;
    this.environment = environment;
    this.folder = cache.resolve("cli-v" + VERSION);
    this.cached = folder.resolve(programName());
    this.archive = archive;
    this.talk = talk;
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
    say("downloading temporal " + VERSION + ", once");
    try {
      archive.fetch(VERSION, folder, new Progress(gap, how -> say("downloading temporal: " + how)));
      return cached;
    } catch (IOException e) {
      say(
          "the release cannot be downloaded: %s; HOOKLINE_TEMPORAL_RELEASES names a mirror"
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
                            + " or install Go to have it built"));
    say("building temporal " + VERSION + " by Go, once (some minutes)");
    ProcessBuilder builder =
        new ProcessBuilder(
            go.toString(), "install", "-v", "github.com/temporalio/cli/cmd/temporal@v" + VERSION);
    builder.environment().put("GOBIN", folder.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log()).start();
    int code = new Progress(gap, this::say).await(process.onExit(), this::built).exitValue();
    if (code != 0 || !Files.isExecutable(cached)) {
      throw new IOException("go install of temporal failed; its output is in " + log());
    }
    return cached;
  }

  /** Go says a line for each module that it downloads and each package that it compiles. */
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
    String path = environment.get("PATH");
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

  private void say(String what) {
    talk.println("hookline: " + what);
    talk.flush();
  }
}
