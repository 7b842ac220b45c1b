package dev.hookline.chaos.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hookline.chaos.process.RunFolder;
import dev.hookline.chaos.process.Server;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command {@code deploy/chaos/recovery}. */
public final class Main {

  private static final String USAGE =
      """
      Kills a worker in an attempt, again and again, and measures when the attempt goes on elsewhere.

      deploy/chaos/recovery --tier dev|postgres [--kills N] [--json FILE]

        --tier   the server: dev (SQLite) or postgres
        --kills  how often; default 20. Every other one hits a first attempt, the others a second one
        --json   where to write the seconds of each kill

      At the end an endpoint answers after 9 s of its 10 s, which must not count as lost.

      Exit codes: 0 every attempt went on, and the slow one was made once; 1 it was made again; 2 wrong usage, or
      an attempt did not go on.

      Example:
        deploy/chaos/recovery --tier postgres --kills 20
      """;

  private static final List<String> OPTIONS = List.of("--tier", "--kills", "--json");
  private static final int KILLS = 20;

  private Main() {}

  public static void main(String... args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    for (int at = 0; at < args.length; at += 2) {
      if (!OPTIONS.contains(args[at])) {
        System.err.println("recovery: unknown option " + args[at] + "; see --help");
        return 2;
      }
    }
    try {
      String tier = value("--tier", "", args);
      if (!tier.equals("dev") && !tier.equals("postgres")) {
        System.err.println("recovery: --tier must be dev or postgres; see --help");
        return 2;
      }
      Path folder = RunFolder.create("hookline-recovery");
      Path repository = Path.of(System.getProperty("hookline.home", "")).toAbsolutePath();
      Figures figures;
      try (Server server = Server.start(repository, tier, folder);
          Recovery recovery = new Recovery(server.address(), folder)) {
        figures = recovery.measure(tier, Integer.parseInt(value("--kills", "" + KILLS, args)));
      }
      String json = value("--json", "", args);
      if (!json.isEmpty()) {
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValue(Path.of(json).toFile(), figures);
      }
      System.out.print(figures.text());
      return figures.slowRequests() == 1 ? 0 : 1;
    } catch (Exception e) {
      e.printStackTrace();
      return 2;
    }
  }

  private static String value(String option, String standard, String... args) {
    int at = Arrays.asList(args).indexOf(option);
    return at >= 0 && at + 1 < args.length ? args[at + 1] : standard;
  }
}
