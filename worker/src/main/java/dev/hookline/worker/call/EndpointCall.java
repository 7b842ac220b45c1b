package dev.hookline.worker.call;

/** Sends attempts to endpoints. Thread-safe. */
public interface EndpointCall {

  /** Returns an attempt that is ready to be sent. */
  Prepared prepare(AttemptRequest request);

  /** One attempt, sent once. */
  interface Prepared {

    /** Sends the attempt and blocks until it is answered, has failed or its time is over. */
    AttemptOutcome send();

    /** Stops a running {@link #send} from another thread; the request may still have arrived. */
    void cancel();
  }
}
