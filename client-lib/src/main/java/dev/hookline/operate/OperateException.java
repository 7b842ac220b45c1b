package dev.hookline.operate;

import dev.hookline.contract.Coded;

/**
 * An operation that was refused; nothing was started or changed, except where {@link
 * Reason#LEFT_PAUSED} says so.
 */
public final class OperateException extends RuntimeException {

  /** Why it was refused. */
  public enum Reason implements Coded {
    /** The namespace has no such execution within its retention. */
    NOT_FOUND,
    /** The execution still runs. */
    RUNNING,
    /** The execution or batch has ended. */
    ENDED,
    /** The execution's plan has no webhook of that name. */
    NO_SUCH_WEBHOOK,
    /** The webhook is not being called, nor waits to be called again. */
    NOT_PENDING,
    /** The webhook is not paused. */
    NOT_PAUSED,
    /** The server failed while a webhook was to be retried at once, which may be paused now. */
    LEFT_PAUSED,
    /** The execution succeeded; it is not replayed. */
    SUCCEEDED,
    /** The workflow id is not that of an event or a delivery of Hookline. */
    NOT_HOOKLINE,
    /** Its recorded plan cannot be read. */
    INVALID_PLAN,
    /** The server has no list of executions. */
    NO_LIST,
    /** The server did not understand a query. */
    INVALID_QUERY,
    /** A corrected configuration does not fit what was recorded. */
    PLAN_MISMATCH,
    /** The run that was named has been followed by another one. */
    SUPERSEDED,
    /** Another replay of the same run was started at the same time. */
    ALREADY_REPLAYED,
    /** What is recorded is encrypted with a key that this process does not have. */
    DECRYPTION_FAILED
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Makes the refusal of an operation. */
  public OperateException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why it was refused. */
  public Reason reason() {
    return reason;
  }
}
