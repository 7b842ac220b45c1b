package dev.hookline.chaos.overload;

import dev.hookline.chaos.process.Command;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param callers how many callers are blocked at once
 * @param backlog how many events are started while no worker runs
 */
record Order(String tier, int callers, int backlog, Optional<Path> json) {

  static final String USAGE =
      """
      Gives Hookline more than it can do at once, and checks that everything is delivered. Says how many requests
      came twice: on a machine that is overloaded for seconds, an attempt may count as lost that was only slow.

      deploy/chaos/overload --tier dev|postgres [--callers N] [--backlog N] [--json FILE]

        --tier     the server: dev (SQLite) or postgres
        --callers  how many callers block at once, of one process; default 10000
        --backlog  how many events are started while no worker runs; default 50000
        --json     where to write the figures

      Exit codes: 0 everything was delivered, of 100 events at most one request twice, and every caller told so;
      1 it was not; 2 wrong usage or the run itself failed.

      Example:
        deploy/chaos/overload --tier postgres --callers 1000 --backlog 5000 --json overload.json
      """;

  private static final int CALLERS = 10_000;
  private static final int BACKLOG = 50_000;

  static Order parse(String... args) {
    String tier = "";
    int callers = CALLERS;
    int backlog = BACKLOG;
    Optional<Path> json = Optional.empty();
    for (int at = 0; at < args.length; at += 2) {
      String value = at + 1 < args.length ? args[at + 1] : "";
      switch (args[at]) {
        case "--tier" -> tier = value;
        case "--callers" -> callers = Command.count(args[at], value);
        case "--backlog" -> backlog = Command.count(args[at], value);
        case "--json" -> json = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + args[at]);
      }
    }
    return new Order(Command.tier(tier), callers, backlog, json);
  }
}
