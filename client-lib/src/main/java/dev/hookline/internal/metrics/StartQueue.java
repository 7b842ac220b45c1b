package dev.hookline.internal.metrics;

/** The starts of a manager, for its metrics. Thread-safe. */
public interface StartQueue {

  /** Returns the namespace of its events. */
  String namespace();

  /** Returns the task queue of its events. */
  String taskQueue();

  /** Returns how many events may be started at once now. */
  int limit();

  /** Returns how many callers are queued for a start. */
  int queued();
}
