package dev.hookline.cli.run;

import dev.hookline.cli.input.Span;
import dev.hookline.cli.run.LoopbackReceiver.ScriptedResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The responses of {@code listen}: statuses in turn, the last of which repeats. */
record ListenScript(
    List<Integer> statuses, byte[] body, Map<String, String> headers, Duration delay) {

  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([^\\p{Cntrl}]*)");
  private static final Duration MAX_DELAY = Duration.ofHours(1);

  /**
   * Creates the script from a command line.
   *
   * @throws IllegalArgumentException naming the invalid option
   */
  static ListenScript of(List<Integer> statuses, byte[] body, List<String> headers, String delay) {
    for (int status : statuses) {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException(
            "--respond must list statuses from 200 to 599, found %d".formatted(status));
      }
    }
    Map<String, String> sent = new LinkedHashMap<>();
    if (body.length > 0) {
      sent.put("Content-Type", "application/json");
    }
    for (String header : headers) {
      Matcher parts = HEADER.matcher(header);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "--header must be of the form 'Name: value', found '%s'".formatted(header));
      }
      sent.keySet().removeIf(parts.group(1)::equalsIgnoreCase);
      sent.put(parts.group(1), parts.group(2).strip());
    }
    return new ListenScript(statuses, body, sent, span(delay));
  }

  private static Duration span(String delay) {
    return Span.of(delay)
        .filter(span -> span.compareTo(MAX_DELAY) <= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--delay must be a duration up to 1h such as 500ms or 3s, found '%s'"
                        .formatted(delay)));
  }

  /** Returns the response to a path's nth request, from 1. */
  ScriptedResponse response(int number) {
    int status = statuses.get(Math.min(number, statuses.size()) - 1);
    return new ScriptedResponse(status, body, headers, delay);
  }
}
