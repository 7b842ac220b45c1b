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

  static Optional<String> skipped(String kind, JsonNode recorded) {
    String group = recorded.path("group").asText();
    if (GROUPS.containsKey(group)) {
      return Optional.of(String.valueOf(GROUPS.get(group)));
    }
    for (JsonNode call : recorded.path("invocations")) {
      String ctx = call.path("ctx").asText();
      if ((CancelOn.isIn(ctx) && !kind.equals("durable"))
          || ctx.endsWith("-before")
          || ctx.equals("nil")) {
        return Optional.of("a context of Go that is " + ctx + "; Hookline has deadlines only");
      }
    }
    return Optional.empty();
  }
}
