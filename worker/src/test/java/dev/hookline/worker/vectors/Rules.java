package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Which cases are not run, and why. */
final class Rules {

  private static final Map<String, String> GROUPS =
      Map.of(
          "payload", "records how Go's encoding/json writes Go values",
          "error-api", "records Go's errors.Is, errors.As and Unwrap",
          "manager", "run by GivenClientsTest",
          "config-load", "run by LoaderCasesTest");

  private Rules() {}

  /** Returns whether a case cancels at some request. */
  static boolean isRace(JsonNode recorded) {
    return recorded.path("invocations").findValuesAsText("ctx").stream()
        .anyMatch(CaseContext::endsCall);
  }

  static Optional<String> skipped(String kind, JsonNode recorded) {
    String group = recorded.path("group").asText();
    if (GROUPS.containsKey(group)) {
      return Optional.of(String.valueOf(GROUPS.get(group)));
    }
    for (JsonNode call : recorded.path("invocations")) {
      String ctx = call.path("ctx").asText();
      if (CaseContext.endsCall(ctx) && !kind.equals("durable")) {
        return Optional.of("a simple manager cannot be cancelled");
      }
      if (ctx.equals("cancelled-before")) {
        return Optional.of(
            "a context that is cancelled before the call: what has not started cannot be cancelled");
      }
      if (ctx.equals("nil") && !call.path("result").path("panic").isNull()) {
        return Optional.of("a nil context, which panics in Go");
      }
    }
    return Optional.empty();
  }
}
