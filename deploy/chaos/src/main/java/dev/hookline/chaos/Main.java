package dev.hookline.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hookline.chaos.process.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/** The command {@code deploy/chaos/run}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(Options.USAGE);
      return 0;
    }
    Options options;
    try {
      options = Options.parse(new SecureRandom().nextInt(1_000_000), args);
    } catch (IllegalArgumentException e) {
      System.err.println("chaos: " + e.getMessage() + "; see --help");
      return 2;
    }
    System.err.println("chaos: seed " + options.seed());
    try {
      Path folder =
          options.keep().isPresent() ? options.keep().get() : RunFolder.create("hookline-chaos");
      Files.createDirectories(folder);
      Report report =
          new ChaosRun(options, folder.toAbsolutePath())
              .run(Path.of(System.getProperty("hookline.home", "")).toAbsolutePath());
      if (options.json().isPresent()) {
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValue(options.json().get().toFile(), report);
      }
      System.out.print(report.text());
      System.out.println("written down in " + folder);
      return report.violations().isEmpty() ? 0 : 1;
    } catch (Exception e) {
      e.printStackTrace();
      return 2;
    }
  }
}
