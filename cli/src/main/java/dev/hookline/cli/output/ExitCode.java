package dev.hookline.cli.output;

/** The exit codes of commands; a code never changes its meaning. */
public enum ExitCode {
  /** Success. */
  OK(0),
  /** The event ended without success, or any failure not listed below. */
  FAILED(1),
  /** The command line, a file or a payload is wrong; nothing was done. */
  BAD_INPUT(2),
  /** The Temporal server was unreachable, or refused the call. */
  SERVER(3),
  /** The deadline passed; the event is recorded and continues. */
  DEADLINE(4),
  /**
   * The deadline passed before the event was known to be accepted: either nothing was recorded, or
   * the message names the key to send it again with.
   */
  NOT_ACCEPTED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number that the shell sees. */
  public int code() {
    return code;
  }
}
