package dev.hookline.cli.execution;

/** A number of executions in words. */
public final class CountText {

  private CountText() {}

  /** Returns "1 execution" or "7 executions". */
  public static String of(long executions) {
    return "%d execution%s".formatted(executions, executions == 1 ? "" : "s");
  }
}
