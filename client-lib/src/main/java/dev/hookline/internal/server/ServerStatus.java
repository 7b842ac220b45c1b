package dev.hookline.internal.server;

import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.serviceclient.StatusUtils;
import org.jspecify.annotations.Nullable;

/** The Temporal server's status inside exceptions of the SDK. */
public final class ServerStatus {

  private ServerStatus() {}

  /** Returns the server's status; null if the error has another cause. */
  public static @Nullable StatusRuntimeException of(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status;
      }
    }
    return null;
  }

  /** Returns whether the namespace itself is missing, not something in it. */
  public static boolean isNamespaceMissing(Throwable error) {
    StatusRuntimeException status = of(error);
    return status != null && StatusUtils.hasFailure(status, NamespaceNotFoundFailure.class);
  }
}
