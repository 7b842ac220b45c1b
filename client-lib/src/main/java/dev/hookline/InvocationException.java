package dev.hookline;

import dev.hookline.config.EventType;
import dev.hookline.config.internal.Nearest;
import dev.hookline.contract.Coded;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call ended without the event's outcome: bad input, a passed deadline, an interrupted thread, an
 * unreachable server, a key in use. Neither callback ran. It carries whether the event was
 * accepted, and the key to call again with.
 */
public final class InvocationException extends RuntimeException {

  /** Why the call failed. */
  public enum Reason implements Coded {
    /** The configuration does not list the event. */
    EVENT_NOT_CONFIGURED,
    /** The payload is not JSON, or cannot be written as JSON. */
    INVALID_PAYLOAD,
    /** The payload, or the event with its webhooks, exceeds a limit. */
    PAYLOAD_TOO_LARGE,
    /** The key leads to a workflow id over the limit. */
    INVALID_KEY,
    /** The payload has no ordering key where the configuration expects one. */
    INVALID_ORDERING_KEY,
    /** The key belongs to an execution with another payload. */
    KEY_CONFLICT,
    /** A webhook uses the response of one that does not run before it. */
    INVALID_CHAIN,
    /** No execution has the key or id. */
    NOT_FOUND,
    /** The deadline passed; an accepted event continues. */
    DEADLINE_PASSED,
    /** The waiting thread was interrupted; an accepted event continues. */
    INTERRUPTED,
    /** The Temporal server did not respond in time to this call, or to those queued before it. */
    SERVER_UNREACHABLE,
    /** The Temporal server has no such namespace. */
    NAMESPACE_NOT_FOUND,
    /** The Temporal server rejected the caller's credentials. */
    PERMISSION_DENIED,
    /**
     * The Temporal server rejected the call at one of its limits, or too many calls are queued for
     * it.
     */
    SERVER_BUSY,
    /** The Temporal server responded with another error. */
    SERVER_ERROR,
    /** The recorded content is encrypted with a key that this process does not have. */
    DECRYPTION_FAILED
  }

  /** Whether the event will run, or has run. */
  public enum Accepted {
    /** The event is recorded; the key finds its outcome. */
    YES,
    /** Nothing was recorded. */
    NO,
    /** Unknown: call again with the same key. */
    UNKNOWN
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final Accepted accepted;
  private final @Nullable String key;
  private final @Nullable String executionId;

  /**
   * Creates the exception.
   *
   * @param key the idempotency key, given or generated; null if the call ended before there was one
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

  /** Creates the exception for bad input, when nothing was recorded. */
  public static InvocationException badInput(
      Reason reason, String message, @Nullable Throwable cause) {
    return new InvocationException(reason, Accepted.NO, message, null, null, cause);
  }

  /**
   * Creates the exception for an event that the configuration does not list.
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

  /** Returns why the call failed. */
  public Reason reason() {
    return reason;
  }

  /** Returns whether the event was accepted. */
  public Accepted accepted() {
    return accepted;
  }

  /** Returns the idempotency key to call again with. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Returns the workflow id; operators find the execution by it. */
  public Optional<String> executionId() {
    return Optional.ofNullable(executionId);
  }
}
