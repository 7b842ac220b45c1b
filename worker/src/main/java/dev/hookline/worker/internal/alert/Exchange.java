package dev.hookline.worker.internal.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of exchange with the server, which fails while that is unreachable; logged once. */
final class Exchange {

  private static final Logger log = LoggerFactory.getLogger(EndpointMonitor.class);

  private final Runnable work;
  private volatile boolean isWarned;

  Exchange(Runnable work) {
    this.work = work;
  }

  void run() {
    try {
      work.run();
      isWarned = false;
    } catch (RuntimeException e) {
      if (!isWarned) {
        log.warn(
            "the states of endpoints cannot be exchanged with the server ({}); retrying",
            e.getMessage());
      }
      isWarned = true;
    }
  }
}
