package dev.hookline.worker.internal.call;

import java.time.Duration;
import java.util.Map;

/** Sends attempts to endpoints. Thread-safe. */
public interface EndpointCall {

  /** Prepares an attempt for sending. */
  Prepared prepare(AttemptRequest request);

  /** One attempt, sent once. */
  interface Prepared {

    /** Sends the attempt and blocks until it has a response, fails or times out. */
    AttemptOutcome send();

    /** Stops a running {@link #send} from another thread; the request may still have arrived. */
    void cancel();

    /**
     * Returns how long the attempt's last request spent in each phase that has ended, by the
     * phase's name; empty before it was sent.
     */
    default Map<String, Duration> phases() {
      return Map.of();
    }
  }
}
