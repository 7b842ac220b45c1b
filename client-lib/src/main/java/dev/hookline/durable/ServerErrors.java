package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.connect.ServerStatus;
import dev.hookline.contract.SpanText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** What a refusal or silence of the Temporal server means to a caller. */
final class ServerErrors {

  private ServerErrors() {}

  /** Returns the status that the server answered, or {@link Status.Code#UNKNOWN}. */
  static Status.Code codeOf(Throwable error) {
    StatusRuntimeException status = ServerStatus.of(error);
    return status == null ? Status.Code.UNKNOWN : status.getStatus().getCode();
  }

  static InvocationException onCall(ServerRequest request, String namespace, Throwable error) {
    if (Thread.currentThread().isInterrupted()) {
      return request.ended(
          Reason.INTERRUPTED,
          Accepted.UNKNOWN,
          "interrupted while the Temporal server was asked",
          error);
    }
    if (ServerStatus.isNamespaceMissing(error)) {
      return request.ended(
          Reason.NAMESPACE_NOT_FOUND,
          Accepted.NO,
          "Temporal server has no namespace '%s'; create it or set TEMPORAL_NAMESPACE"
              .formatted(namespace),
          error);
    }
    return switch (codeOf(error)) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> silent(request, error);
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          request.ended(
              Reason.PERMISSION_DENIED,
              Accepted.NO,
              "Temporal server refused the credentials for namespace '%s'; check TEMPORAL_API_KEY or the client certificate"
                  .formatted(namespace),
              error);
      case RESOURCE_EXHAUSTED ->
          request.ended(
              Reason.SERVER_BUSY,
              Accepted.UNKNOWN,
              "Temporal server is at one of its limits: " + textOf(error),
              error);
      default ->
          request.ended(
              Reason.SERVER_ERROR,
              Accepted.UNKNOWN,
              "Temporal server answered " + textOf(error),
              error);
    };
  }

  private static InvocationException silent(ServerRequest request, Throwable error) {
    return request.ended(
        ServerCalls.reasonOfSilence(request),
        Accepted.UNKNOWN,
        "Temporal server did not answer%s; check TEMPORAL_ADDRESS and that it runs"
            .formatted(
                request.deadline().map(SpanText::of).map(" within %s"::formatted).orElse("")),
        error);
  }

  /** Makes the exception of a wait that broke off after the event was recorded. */
  static InvocationException onWait(Invocation invocation, Throwable error) {
    if (Thread.currentThread().isInterrupted()) {
      return invocation.ended(
          Reason.INTERRUPTED, Accepted.YES, "interrupted while waiting for the outcome", error);
    }
    boolean silent =
        switch (codeOf(error)) {
          case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> true;
          default -> false;
        };
    return invocation.ended(
        silent ? Reason.SERVER_UNREACHABLE : Reason.SERVER_ERROR,
        Accepted.YES,
        silent
            ? "Temporal server stopped answering while the outcome was waited for"
            : "Temporal server answered " + textOf(error),
        error);
  }

  private static String textOf(Throwable error) {
    StatusRuntimeException status = ServerStatus.of(error);
    return status == null
        ? String.valueOf(error.getMessage())
        : status.getStatus().getCode() + ": " + status.getStatus().getDescription();
  }
}
