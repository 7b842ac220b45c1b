package dev.hookline.verification.chaos.overload;

/**
 * What a run found.
 *
 * @param workerPeakMib the most memory that a worker ever had
 */
record Figures(String tier, Burst blocked, Burst backlog, long workerPeakMib) {

  /**
   * Many events at once.
   *
   * @param events how many were asked for
   * @param failed calls that did not end as they should
   * @param delivered of how many events the endpoint was called
   * @param repeated requests beyond the first of a webhook of an event: on a machine that cannot do
   *     what it is asked, an attempt may count as lost that was only slow
   * @param sentSeconds until the last call had returned
   * @param seconds until the endpoint was called for the last event
   * @param callerPeakMib the most memory that the calling process ever had
   */
  record Burst(
      int events,
      long failed,
      long delivered,
      long repeated,
      double sentSeconds,
      double seconds,
      long callerPeakMib) {

    /** One in so many events. */
    private static final int MOST_REPEATED = 100;

    boolean isWhole() {
      return failed == 0 && delivered == events && repeated <= events / MOST_REPEATED;
    }

    private String text() {
      return "%,d events: %,d delivered, %,d calls failed, %,d requests repeated; calls returned after %.1f s, delivered after %.1f s; caller at most %,d MiB"
          .formatted(events, delivered, failed, repeated, sentSeconds, seconds, callerPeakMib);
    }
  }

  boolean isAllDelivered() {
    return blocked.isWhole() && backlog.isWhole();
  }

  String text() {
    return "tier %s%nblocked callers, %s%nbacklog, %s%nworkers at most %,d MiB each%n"
        .formatted(tier, blocked.text(), backlog.text(), workerPeakMib);
  }
}
