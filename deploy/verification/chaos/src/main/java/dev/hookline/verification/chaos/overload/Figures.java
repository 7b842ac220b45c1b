package dev.hookline.verification.chaos.overload;

/**
 * The figures of a run.
 *
 * @param workerPeakMib the peak memory of a worker
 */
record Figures(String tier, Burst blocked, Burst backlog, long workerPeakMib) {

  /**
   * Many events at once.
   *
   * @param events the requested number
   * @param failed calls that did not end as they should
   * @param delivered the number of events whose endpoint was called
   * @param repeated requests beyond the first of a webhook of an event: on an overloaded machine a
   *     slow attempt may count as lost
   * @param sentSeconds until the last call had returned
   * @param seconds until the endpoint was called for the last event
   * @param callerPeakMib the peak memory of the calling process
   */
  record Burst(
      int events,
      long failed,
      long delivered,
      long repeated,
      double sentSeconds,
      double seconds,
      long callerPeakMib) {

    /** One in this many events. */
    private static final int MAX_REPEATED = 100;

    boolean isWhole() {
      return failed == 0 && delivered == events && repeated <= events / MAX_REPEATED;
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
