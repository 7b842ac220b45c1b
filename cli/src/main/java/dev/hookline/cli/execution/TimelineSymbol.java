package dev.hookline.cli.execution;

import dev.hookline.operate.show.Timeline.Kind;

/** How a kind of bar looks in a terminal; each can be told apart without colour. */
record TimelineSymbol(String block, String ascii, int colour, boolean isAttempt, String meaning) {

  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int BLUE = 34;
  private static final int MAGENTA = 35;
  private static final int GREY = 90;

  static TimelineSymbol of(Kind kind) {
    return switch (kind) {
      case SUCCEEDED -> new TimelineSymbol("█", "#", GREEN, true, "succeeded");
      case FAILED -> new TimelineSymbol("▒", "x", RED, true, "failed");
      case LOST -> new TimelineSymbol("╳", "L", MAGENTA, true, "lost");
      case CANCELLED -> new TimelineSymbol("▬", "c", GREY, true, "cancelled");
      case RUNNING -> new TimelineSymbol("░", ">", YELLOW, true, "in flight");
      case REUSED -> new TimelineSymbol("◆", "=", BLUE, true, "reused");
      case WAITING -> new TimelineSymbol("·", ".", GREY, false, "waiting");
      case UNKNOWN -> new TimelineSymbol("?", "?", GREY, false, "not in the log");
    };
  }
}
