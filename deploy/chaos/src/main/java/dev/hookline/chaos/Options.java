package dev.hookline.chaos;

import dev.hookline.chaos.process.Command;
import java.nio.file.Path;
import java.util.Optional;

/** What the command was asked for. */
record Options(
    String tier,
    int seconds,
    long seed,
    Optional<Path> json,
    Optional<Path> keep,
    Optional<String> broken) {

  static final String USAGE =
      """
      Breaks a running Hookline (real server, workers, callers, endpoints) and checks that nothing was lost.

      deploy/chaos/run --tier dev|postgres [--seconds N] [--seed S] [--json FILE] [--keep FOLDER] [--broken DEFECT]

        --tier     the server: dev (SQLite) or postgres
        --seconds  how long things are broken; default 60; from 600 on it is a full run
        --seed     what everything is drawn from; default: a new one, which is printed
        --json     where to write the figures and the violations
        --keep     an empty folder for all that was written down; default: a temporary one
        --broken   workers with a defect, which must be found: twice, lost, reordered, other_id, early or swapped

      Exit codes: 0 no violation, 1 a violation, 2 wrong usage or the run itself failed.

      Example:
        deploy/chaos/run --tier dev --seconds 60 --seed 7 --json chaos.json
      """;

  static Options parse(long freshSeed, String... args) {
    String tier = "";
    int seconds = 60;
    long seed = freshSeed;
    Optional<Path> json = Optional.empty();
    Optional<Path> keep = Optional.empty();
    Optional<String> broken = Optional.empty();
    for (int at = 0; at < args.length; at += 2) {
      String value = at + 1 < args.length ? args[at + 1] : "";
      switch (args[at]) {
        case "--tier" -> tier = value;
        case "--seconds" -> seconds = Command.count(args[at], value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--json" -> json = Optional.of(Path.of(value));
        case "--keep" -> keep = Optional.of(Path.of(value));
        case "--broken" -> broken = Optional.of(value);
        default -> throw new IllegalArgumentException("unknown option " + args[at]);
      }
    }
    return new Options(Command.tier(tier), seconds, seed, json, keep, broken);
  }
}
