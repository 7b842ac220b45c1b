package dev.hookline.verification.chaos.plan;

/**
 * One call of an event.
 *
 * @param caller the number of the calling process
 * @param way the form of the call
 */
public record PlannedCall(int caller, Way way) {

  /** The forms of a call in the library. */
  public enum Way {
    /** Blocks, with callbacks. */
    INVOKE,
    /** Gets a future. */
    ASYNC,
    /** Starts the event, then attaches to it by its key. */
    START
  }
}
