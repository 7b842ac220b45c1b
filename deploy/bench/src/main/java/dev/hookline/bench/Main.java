package dev.hookline.bench;

import dev.hookline.bench.report.Report;
import dev.hookline.bench.report.ReportText;
import dev.hookline.bench.run.SideBySide;
import dev.hookline.cli.output.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The command {@code deploy/bench/run}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    if (args.contains("--help")) {
      System.out.print(Options.USAGE);
      return 0;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage() + "; see --help");
      return 2;
    }
    try {
      Report report = measure(options);
      if (options.json().isPresent()) {
        Files.writeString(options.json().get(), Json.of(report));
      }
      System.out.print(ReportText.of(report));
      return report.isComplete() ? 0 : 1;
    } catch (Exception e) {
      e.printStackTrace();
      return 2;
    }
  }

  private static Report measure(Options options) throws Exception {
    Path folder = options.keep().orElse(Files.createTempDirectory("hookline-bench"));
    Files.createDirectories(folder);
    System.err.println("bench: logs in " + folder);
    Instant startedAt = Instant.now();
    return Report.of(
        startedAt,
        options.order(),
        SideBySide.run(
            Path.of(System.getProperty("hookline.home", "")).toAbsolutePath(),
            folder.toAbsolutePath(),
            options.order()));
  }
}
