package dev.hookline.chaos.recovery;

import dev.hookline.chaos.process.Command;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param kills how often a worker is killed
 */
record Order(String tier, int kills, Optional<Path> json) {

  static final String USAGE =
      """
      Kills a worker in an attempt, again and again, and measures when the attempt goes on elsewhere.

      deploy/chaos/recovery --tier dev|postgres [--kills N] [--json FILE]

        --tier   the server: dev (SQLite) or postgres
        --kills  how often; default 20. Every other one hits a first attempt, the others a second one
        --json   where to write the seconds of each kill

      Before each kill a hundred events run on the two workers, since one that has just started is slow.
      At the end an endpoint answers after 9 s of its 10 s, which must not count as lost.

      Exit codes: 0 every attempt went on, and the slow one was made once; 1 it was made again; 2 wrong usage, or
      an attempt did not go on.

      Example:
        deploy/chaos/recovery --tier postgres --kills 20
      """;

  private static final int KILLS = 20;

  static Order parse(String... args) {
    String tier = "";
    int kills = KILLS;
    Optional<Path> json = Optional.empty();
    for (int at = 0; at < args.length; at += 2) {
      String value = at + 1 < args.length ? args[at + 1] : "";
      switch (args[at]) {
        case "--tier" -> tier = value;
        case "--kills" -> kills = Command.count(args[at], value);
        case "--json" -> json = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + args[at]);
      }
    }
    return new Order(Command.tier(tier), kills, json);
  }
}
