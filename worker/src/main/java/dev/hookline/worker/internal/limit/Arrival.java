package dev.hookline.worker.internal.limit;

/** How a call comes to its endpoint, which decides its place among those that wait. */
public enum Arrival {
  /** A first attempt within a workflow task, which never waits. */
  LOCAL,
  /** A call that has not waited yet. */
  NEW,
  /** A call that has waited once, either for a turn or to look in. */
  ONCE_MORE,
  /** A call whose wait is over; it goes before new ones. */
  AGAIN;

  /** Returns how a call arrives that has waited this often. */
  public static Arrival after(int waits) {
    return switch (waits) {
      case 0 -> NEW;
      case 1 -> ONCE_MORE;
      default -> AGAIN;
    };
  }
}
