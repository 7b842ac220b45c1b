package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The recorded outcome of a case, as the text that a run is compared with. Error messages are left
 * out: only their kind counts.
 */
final class Recorded {

  private Recorded() {}

  /** Returns the start, then a line for every call. */
  static List<String> lines(JsonNode recorded) {
    List<String> lines = new ArrayList<>();
    lines.add(init(recorded.path("init")));
    recorded.path("invocations").forEach(call -> lines.add(call(call.path("result"))));
    return lines;
  }

  private static String init(JsonNode init) {
    if (init.path("manager").asText().equals("ok")) {
      return "init: manager";
    }
    return init.path("error").isNull() ? "init: no manager" : "init: refused";
  }

  private static String call(JsonNode result) {
    List<String> bytes = new ArrayList<>();
    if (result.path("onSuccess").path("calls").asInt() > 0) {
      bytes.add(Bodies.show(result.path("onSuccess").path("bytes")));
    }
    List<String> trace = new ArrayList<>();
    for (JsonNode step : result.path("trace")) {
      trace.add(step.asText().equals("panic") ? "return" : step.asText());
    }
    TreeMap<String, List<String>> requests = new TreeMap<>();
    result
        .path("requests")
        .properties()
        .forEach(
            entry -> {
              List<String> lines = new ArrayList<>();
              for (JsonNode request : entry.getValue()) {
                lines.add(
                    request(
                        request.path("method").asText(),
                        request.path("target").asText(),
                        Bodies.show(request.path("body"))));
              }
              requests.put(entry.getKey(), lines);
            });
    return text(kind(result), bytes, result.path("onError").path("calls").asInt(), trace, requests);
  }

  private static String kind(JsonNode result) {
    if (result.path("returned").isNull() && result.path("panic").isNull()) {
      return "returns";
    }
    return result.path("returnedIsWebhookError").asBoolean() ? "webhook error" : "other error";
  }

  static String request(String method, String target, String body) {
    return method + " " + target + " " + body;
  }

  /** Returns what is compared for a call that its deadline ended. */
  static String deadline(String kind, List<String> responses, int errors) {
    return text(kind, responses, errors, List.of(), new TreeMap<>());
  }

  static String text(
      String kind,
      List<String> responses,
      int errors,
      List<String> trace,
      TreeMap<String, List<String>> requests) {
    StringBuilder text = new StringBuilder();
    text.append(kind).append("; onSuccess ").append(String.join(" ", responses));
    text.append("; onError ").append(errors);
    text.append("; ").append(String.join(" ", trace));
    requests.forEach((name, lines) -> text.append("; ").append(String.join(", ", lines)));
    return text.toString();
  }
}
