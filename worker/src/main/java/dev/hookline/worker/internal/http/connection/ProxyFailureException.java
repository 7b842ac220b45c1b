package dev.hookline.worker.internal.http.connection;

import java.io.IOException;

/** A proxy did not connect the worker to an endpoint; the message continues "its proxy …". */
public final class ProxyFailureException extends IOException {

  private static final long serialVersionUID = 1;

  /** The kind of failure. */
  public enum Kind {
    /** It is unreachable, speaks another protocol, or refused the worker's credentials. */
    UNUSABLE,
    /** It could not connect to the endpoint. */
    NOT_CONNECTED,
    /** It does not allow connections to the endpoint. */
    FORBIDDEN,
    /** Its connection to the endpoint timed out. */
    TIMED_OUT
  }

  private final Kind kind;

  ProxyFailureException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the kind of failure. */
  public Kind kind() {
    return kind;
  }
}
