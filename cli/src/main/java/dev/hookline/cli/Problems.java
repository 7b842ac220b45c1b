package dev.hookline.cli;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.cli.input.ServerName;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Printable;
import dev.hookline.config.ConfigException;
import dev.hookline.internal.server.ServerStatus;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Turns an exception into one sentence for people and an exit code for scripts. */
final class Problems {

  private Problems() {}

  static int report(Exception error, PrintWriter err) {
    err.println("hookline: " + Printable.of(sentence(error)));
    return codeOf(error).code();
  }

  private static String sentence(Exception error) {
    if (error instanceof NoSuchFileException || error instanceof FileNotFoundException) {
      return "file %s does not exist".formatted(error.getMessage());
    }
    if (error instanceof AccessDeniedException) {
      return "file %s: permission denied".formatted(error.getMessage());
    }
    StatusRuntimeException server = isOwn(error) ? null : ServerStatus.of(error);
    if (server != null) {
      ServerName name = ServerName.ofEnvironment();
      return ServerStatus.isNamespaceMissing(error)
          ? name.hasNoNamespace()
          : sentence(server.getStatus(), name);
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  private static String sentence(Status server, ServerName name) {
    Status.Code code = server.getCode();
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> name.doesNotRespond(code);
      case NOT_FOUND ->
          "Temporal server at %s found nothing (%s); check TEMPORAL_NAMESPACE"
              .formatted(name.address(), server.getDescription());
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          "Temporal server at %s refused the credentials (%s); check TEMPORAL_API_KEY or the client certificate"
              .formatted(name.address(), code);
      case UNIMPLEMENTED ->
          "Temporal server at %s does not support this (%s); hookline doctor shows its version"
              .formatted(name.address(), server.getDescription());
      default ->
          "Temporal server at %s refused: %s (%s)"
              .formatted(name.address(), server.getDescription(), code);
    };
  }

  private static ExitCode codeOf(Exception error) {
    if (error instanceof InvocationException call) {
      return switch (call.reason()) {
        case DEADLINE_PASSED, INTERRUPTED ->
            call.accepted() == Accepted.YES ? ExitCode.DEADLINE : ExitCode.NOT_ACCEPTED;
        case SERVER_UNREACHABLE,
            NAMESPACE_NOT_FOUND,
            PERMISSION_DENIED,
            SERVER_BUSY,
            SERVER_ERROR ->
            ExitCode.SERVER;
        case EVENT_NOT_CONFIGURED,
            INVALID_PAYLOAD,
            PAYLOAD_TOO_LARGE,
            INVALID_KEY,
            INVALID_ORDERING_KEY,
            KEY_CONFLICT,
            INVALID_CHAIN,
            DECRYPTION_FAILED,
            NOT_FOUND ->
            ExitCode.BAD_INPUT;
      };
    }
    if (error instanceof OperateException refused && refused.reason() == Reason.LEFT_PAUSED) {
      return ExitCode.SERVER;
    }
    if (isOwn(error)) {
      return ExitCode.BAD_INPUT;
    }
    return ServerStatus.of(error) == null ? ExitCode.FAILED : ExitCode.SERVER;
  }

  /** Hookline's own exceptions have a complete message, whatever caused them. */
  private static boolean isOwn(Exception error) {
    return error instanceof InvocationException
        || error instanceof ConfigException
        || error instanceof OperateException
        || error instanceof DecryptionException
        || error instanceof IllegalArgumentException
        || error instanceof IOException;
  }
}
