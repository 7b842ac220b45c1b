package dev.hookline.worker.http.connection;

import java.io.IOException;

/** A proxy did not connect the worker to an endpoint; the message is a predicate of the proxy's. */
public final class ProxyFailureException extends IOException {

  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Kind {
    /** It cannot be reached or is no such proxy, or refused the worker's credentials. */
    UNUSABLE,
    /** It could not connect to the endpoint. */
    NOT_CONNECTED,
    /** It is not allowed to connect to the endpoint. */
    FORBIDDEN,
    /** The endpoint did not take its connection in time. */
    TIMED_OUT
  }

  private final Kind kind;

  ProxyFailureException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }
}
