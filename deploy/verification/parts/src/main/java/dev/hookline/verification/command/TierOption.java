package dev.hookline.verification.command;

import dev.hookline.verification.process.Tier;
import picocli.CommandLine.Option;

/** The server that a command runs on. */
public final class TierOption {

  @Option(
      names = "--tier",
      required = true,
      paramLabel = "dev|postgres",
      description = "The server: dev (SQLite) or postgres.")
  private Tier tier;

  /** Returns the tier. */
  public Tier tier() {
    return tier;
  }
}
