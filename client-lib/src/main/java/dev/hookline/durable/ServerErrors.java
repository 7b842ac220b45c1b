package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.server.ServerStatus;
import dev.hookline.internal.wire.DurationText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Translates errors and timeouts of the Temporal server for the caller. */
final class ServerErrors {

  private ServerErrors() {}

  /** Returns the server's status, or {@link Status.Code#UNKNOWN}. */
  static Status.Code codeOf(Throwable error) {
    StatusRuntimeException status = ServerStatus.of(error);
    return status == null ? Status.Code.UNKNOWN : status.getStatus().getCode();
  }

  static InvocationException onCall(ServerRequest request, String namespace, Throwable error) {
    if (Thread.currentThread().isInterrupted()) {
      return request.exception(
          Reason.INTERRUPTED,
          Accepted.UNKNOWN,
          "interrupted while calling the Temporal server",
          error);
    }
    if (ServerStatus.isNamespaceMissing(error)) {
      return request.exception(
          Reason.NAMESPACE_NOT_FOUND,
          Accepted.NO,
          "Temporal server has no namespace '%s'; create it with hookline setup, or set TEMPORAL_NAMESPACE"
              .formatted(namespace),
          error);
    }
    return switch (codeOf(error)) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> unreachable(request, error);
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          request.exception(
              Reason.PERMISSION_DENIED,
              Accepted.NO,
              "Temporal server rejected the credentials for namespace '%s'; check TEMPORAL_API_KEY or the client certificate"
                  .formatted(namespace),
              error);
      case RESOURCE_EXHAUSTED ->
          request.exception(
              Reason.SERVER_BUSY,
              Accepted.UNKNOWN,
              "Temporal server is at one of its limits: " + textOf(error),
              error);
      default ->
          request.exception(
              Reason.SERVER_ERROR,
              Accepted.UNKNOWN,
              "Temporal server responded with " + textOf(error),
              error);
    };
  }

  private static InvocationException unreachable(ServerRequest request, Throwable error) {
    return request.exception(
        ServerCalls.timeoutReason(request),
        Accepted.UNKNOWN,
        "Temporal server did not respond%s; check TEMPORAL_ADDRESS and that it is running"
            .formatted(
                request.deadline().map(DurationText::of).map(" within %s"::formatted).orElse("")),
        error);
  }

  /** Creates the exception for a wait that failed after the event was recorded. */
  static InvocationException onWait(Invocation invocation, Throwable error) {
    if (Thread.currentThread().isInterrupted()) {
      return invocation.exception(
          Reason.INTERRUPTED, Accepted.YES, "interrupted while waiting for the outcome", error);
    }
    boolean isUnreachable =
        switch (codeOf(error)) {
          case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> true;
          default -> false;
        };
    return invocation.exception(
        isUnreachable ? Reason.SERVER_UNREACHABLE : Reason.SERVER_ERROR,
        Accepted.YES,
        isUnreachable
            ? "Temporal server stopped responding while waiting for the outcome"
            : "Temporal server responded with " + textOf(error),
        error);
  }

  private static String textOf(Throwable error) {
    StatusRuntimeException status = ServerStatus.of(error);
    return status == null
        ? String.valueOf(error.getMessage())
        : status.getStatus().getCode() + ": " + status.getStatus().getDescription();
  }
}
