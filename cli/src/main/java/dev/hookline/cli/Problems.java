package dev.hookline.cli;

import dev.hookline.InvocationException;
import dev.hookline.config.ConfigException;
import dev.hookline.operate.OperateException;
import io.grpc.StatusRuntimeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;

/** What a person sees of an exception: one sentence, and the code that scripts branch on. */
final class Problems {

  private Problems() {}

  static int report(Exception error, PrintWriter err) {
    err.println("hookline: " + sentence(error));
    return codeOf(error).code();
  }

  private static String sentence(Exception error) {
    if (error instanceof NoSuchFileException || error instanceof FileNotFoundException) {
      return "file %s does not exist".formatted(error.getMessage());
    }
    if (error instanceof StatusRuntimeException server) {
      return "Temporal server does not answer (%s); check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE"
          .formatted(server.getStatus().getCode());
    }
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  private static ExitCode codeOf(Exception error) {
    if (error instanceof InvocationException call) {
      return switch (call.reason()) {
        case DEADLINE_PASSED, INTERRUPTED -> ExitCode.DEADLINE;
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
            KEY_CONFLICT,
            INVALID_CHAIN,
            NOT_FOUND ->
            ExitCode.BAD_INPUT;
      };
    }
    if (error instanceof StatusRuntimeException) {
      return ExitCode.SERVER;
    }
    boolean badInput =
        error instanceof ConfigException
            || error instanceof OperateException
            || error instanceof IllegalArgumentException
            || error instanceof IOException;
    return badInput ? ExitCode.BAD_INPUT : ExitCode.FAILED;
  }
}
