package dev.hookline.worker.internal.limit;

/** How a call comes to its endpoint, which decides its place among those that wait. */
public enum Arrival {
  /** A first attempt within a workflow task, which never waits. */
  LOCAL,
  /** A call that has not waited yet. */
  NEW,
  /** A call whose wait is over; it goes before new ones. */
  AGAIN
}
