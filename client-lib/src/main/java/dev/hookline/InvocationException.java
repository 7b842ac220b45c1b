package dev.hookline;

import dev.hookline.config.EventType;
import dev.hookline.config.internal.Nearest;
import dev.hookline.contract.Coded;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call ended without the event's outcome: bad input, a passed deadline, an interrupted thread, a
 * server that was not reached, a key in use. Neither callback ran. It says whether the event was
 * accepted, and with which key to call again.
 */
public final class InvocationException extends RuntimeException {

  /** What stopped the call. */
  public enum Reason implements Coded {
    /** The configuration does not list the event. */
    EVENT_NOT_CONFIGURED,
    /** The payload is not JSON, or cannot be written as JSON. */
    INVALID_PAYLOAD,
    /** The payload, or event and webhooks together, exceed a limit. */
    PAYLOAD_TOO_LARGE,
    /** The key makes a workflow id over the limit. */
    INVALID_KEY,
    /** The key belongs to an execution with another payload. */
    KEY_CONFLICT,
    /** A webhook uses the answer of one that does not run before it. */
    INVALID_CHAIN,
    /** No execution has the key or id. */
    NOT_FOUND,
    /** The deadline passed; an event that was accepted goes on. */
    DEADLINE_PASSED,
    /** The waiting thread was interrupted; an event that was accepted goes on. */
    INTERRUPTED,
    /** The Temporal server did not answer this call, or those before it in line, in time. */
    SERVER_UNREACHABLE,
    /** The Temporal server has no such namespace. */
    NAMESPACE_NOT_FOUND,
    /** The Temporal server refused the caller's credentials. */
    PERMISSION_DENIED,
    /** The Temporal server refused the call over one of its limits, or too much waits for it. */
    SERVER_BUSY,
    /** The Temporal server answered something else. */
    SERVER_ERROR,
    /** What is recorded is encrypted with a key that this process does not have. */
    DECRYPTION_FAILED
  }

  /** Whether the event will run, or has run. */
  public enum Accepted {
    /** The event is recorded; the key finds its outcome. */
    YES,
    /** Nothing was recorded. */
    NO,
    /** Not known: call again with the same key. */
    UNKNOWN
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final Accepted accepted;
  private final @Nullable String key;
  private final @Nullable String executionId;

  /**
   * Makes the exception.
   *
   * @param key the idempotency key, given or made; null where the call ended before there was one
   * @param executionId the workflow id; null likewise
   */
  public InvocationException(
      Reason reason,
      Accepted accepted,
      String message,
      @Nullable String key,
      @Nullable String executionId,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.accepted = accepted;
    this.key = key;
    this.executionId = executionId;
  }

  /** Makes the exception of bad input, with which nothing was recorded. */
  public static InvocationException badInput(
      Reason reason, String message, @Nullable Throwable cause) {
    return new InvocationException(reason, Accepted.NO, message, null, null, cause);
  }

  /**
   * Makes the exception of an event that the configuration does not list.
   *
   * @param configured the events that it does list
   */
  public static InvocationException notConfigured(
      EventType event, Collection<EventType> configured) {
    List<String> names = configured.stream().map(EventType::name).toList();
    String hint = Nearest.hint(event.name(), names, "; configured: " + names);
    return badInput(
        Reason.EVENT_NOT_CONFIGURED, "event '" + event + "' is not configured" + hint, null);
  }

  /** Returns what stopped the call. */
  public Reason reason() {
    return reason;
  }

  /** Returns whether the event was accepted. */
  public Accepted accepted() {
    return accepted;
  }

  /** Returns the idempotency key with which to call again. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Returns the workflow id, by which operators find the execution. */
  public Optional<String> executionId() {
    return Optional.ofNullable(executionId);
  }
}
