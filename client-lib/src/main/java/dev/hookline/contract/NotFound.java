package dev.hookline.contract;

import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.serviceclient.StatusUtils;

/** What the Temporal server means when it answers NOT_FOUND. */
public final class NotFound {

  private NotFound() {}

  /** Returns whether the server lacks the namespace, and not what was asked for in it. */
  public static boolean isNamespace(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return StatusUtils.hasFailure(status, NamespaceNotFoundFailure.class);
      }
    }
    return false;
  }
}
