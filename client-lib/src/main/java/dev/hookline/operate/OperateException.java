package dev.hookline.operate;

import dev.hookline.contract.Coded;

/**
 * An operation was refused; nothing was started or changed, except as described for {@link
 * Reason#LEFT_PAUSED}.
 */
public final class OperateException extends RuntimeException {

  /** Why it was refused. */
  public enum Reason implements Coded {
    /** The namespace has no such execution within its retention. */
    NOT_FOUND,
    /** The execution is still running. */
    RUNNING,
    /** The execution or batch has ended. */
    ENDED,
    /** The execution's plan has no webhook of that name. */
    NO_SUCH_WEBHOOK,
    /** The webhook is neither being called nor waiting for a retry. */
    NOT_PENDING,
    /** The webhook is not paused. */
    NOT_PAUSED,
    /**
     * The server failed while a webhook was being retried at once, so the webhook may now be
     * paused.
     */
    LEFT_PAUSED,
    /** The execution succeeded, so it is not replayed. */
    SUCCEEDED,
    /** The workflow id does not belong to an event or delivery of Hookline. */
    NOT_HOOKLINE,
    /** Its recorded plan cannot be read. */
    INVALID_PLAN,
    /** The server cannot list executions. */
    NO_LIST,
    /** The server rejected a query. */
    INVALID_QUERY,
    /** A corrected configuration does not match the recorded run. */
    PLAN_MISMATCH,
    /** The corrections of a redirect break a rule of the recorded webhook. */
    INVALID_CORRECTION,
    /** The worker of the execution does not support the operation; update it. */
    UNSUPPORTED,
    /** No worker responded in time; the operation may still happen. */
    NO_WORKER,
    /** A newer run exists for the execution. */
    SUPERSEDED,
    /** Another replay of the same run was started at the same time. */
    ALREADY_REPLAYED,
    /** What is recorded is encrypted with a key that this process does not have. */
    DECRYPTION_FAILED
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Creates the exception for a refused operation. */
  public OperateException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why it was refused. */
  public Reason reason() {
    return reason;
  }
}
