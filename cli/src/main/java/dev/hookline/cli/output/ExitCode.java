package dev.hookline.cli.output;

/** What a command ends with; a code never changes its meaning. */
public enum ExitCode {
  /** It did what was asked. */
  OK(0),
  /** The event ended without success, or something failed that is none of the below. */
  FAILED(1),
  /** The command line, a file or a payload is wrong; nothing was done. */
  BAD_INPUT(2),
  /** The Temporal server was not reached, or refused the call. */
  SERVER(3),
  /** The deadline passed; the event is recorded and goes on. */
  DEADLINE(4),
  /**
   * The deadline passed before the event was accepted, or was known to be: nothing was recorded, or
   * the text says with which key to send it again.
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
