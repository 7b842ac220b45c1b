package dev.hookline.verification.chaos.plan;

/**
 * One call of an event.
 *
 * @param caller the number of the calling process
 * @param way how it calls
 */
public record PlannedCall(int caller, Way way) {

  /** The forms of a call that the library has. */
  public enum Way {
    /** Blocks and is called back. */
    INVOKE,
    /** Gets a future. */
    ASYNC,
    /** Starts the event, then attaches to it by its key. */
    START
  }
}
