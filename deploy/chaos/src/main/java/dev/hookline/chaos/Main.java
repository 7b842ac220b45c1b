package dev.hookline.chaos;

import dev.hookline.chaos.process.Command;
import dev.hookline.chaos.process.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The command {@code deploy/chaos/run}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    int freshSeed = new SecureRandom().nextInt(1_000_000);
    System.exit(
        new Command("chaos", Options.USAGE)
            .run(words -> Options.parse(freshSeed, words), Main::run, args));
  }

  private static int run(Options options, Path repository) throws Exception {
    System.err.println("chaos: seed " + options.seed());
    Path folder =
        options.keep().isPresent() ? options.keep().get() : RunFolder.create("hookline-chaos");
    Files.createDirectories(folder);
    Report report = new ChaosRun(options, folder.toAbsolutePath()).run(repository);
    Command.write(options.json(), report);
    System.out.print(report.text());
    System.out.println("written down in " + folder);
    return report.violations().isEmpty() ? 0 : 1;
  }
}
