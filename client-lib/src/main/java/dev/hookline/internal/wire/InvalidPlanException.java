package dev.hookline.internal.wire;

import dev.hookline.contract.FailureCode;

/** A plan or delivery that cannot run, with the failure code of its execution. */
public final class InvalidPlanException extends Exception {

  private static final long serialVersionUID = 1;

  private final FailureCode code;

  InvalidPlanException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  /** Returns {@link FailureCode#INVALID_PLAN} or {@link FailureCode#UNSUPPORTED_PLAN}. */
  public FailureCode code() {
    return code;
  }
}
