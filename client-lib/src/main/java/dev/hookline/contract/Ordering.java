package dev.hookline.contract;

/**
 * The order of an event among the others of its key. A worker that cannot keep it must not run the
 * event, so such a plan has version {@value Plan#SIGNED_VERSION}.
 *
 * @param queue the workflow id of the key's queue
 * @param hold whether the events after this one wait if it ends without success
 */
public record Ordering(String queue, boolean hold) {

  /** Normalizes an absent queue to the empty text, which the worker rejects. */
  public Ordering {
    queue = queue == null ? "" : queue;
  }
}
