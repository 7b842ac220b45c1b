package dev.hookline.worker.vectors;

import dev.hookline.InvocationException;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.WebhookException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The callbacks that a case describes; they record their arguments. */
record CaseCallbacks(
    List<String> responses, List<String> errors, List<String> trace, Runnable cancel) {

  @Nullable OnSuccess onSuccess(String what) {
    if (what.equals("nil func")) {
      return null;
    }
    return response -> {
      trace.add("onSuccess");
      responses.add(Bodies.show(response.bytes()));
      if (what.startsWith("overwrite")) {
        Arrays.fill(response.bytes(), (byte) 'x');
      }
      if (what.startsWith("cancel ctx")) {
        cancel.run();
      }
      if (what.startsWith("return error:") || what.startsWith("panic:")) {
        throw new IllegalStateException(what);
      }
      OnSuccess.noOp().onSuccess(response);
    };
  }

  @Nullable OnError onError(String what) {
    if (what.equals("nil func")) {
      return null;
    }
    return error -> {
      trace.add("onError");
      errors.add(String.valueOf(error.getMessage()));
      if (what.startsWith("return error:")) {
        return new IllegalStateException(what);
      }
      if (what.startsWith("panic:")) {
        throw new IllegalStateException(what);
      }
      if (what.startsWith("return wrapped:")) {
        return new IllegalStateException(what, error);
      }
      return what.equals("return nil") ? null : OnError.noOp().onError(error);
    };
  }

  static boolean isDeadline(Throwable error) {
    return error instanceof InvocationException call
        && call.reason() == InvocationException.Reason.DEADLINE_PASSED;
  }

  static boolean isWebhookError(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof WebhookException) {
        return true;
      }
    }
    return false;
  }
}
