package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;

/** What a request is answered, and how long after it arrived. */
record ScriptedResponse(int status, byte[] body, Map<String, String> headers, Duration delay) {

  static ScriptedResponse of(int status, String body) {
    return new ScriptedResponse(status, body.getBytes(UTF_8), Map.of(), Duration.ZERO);
  }

  String text() {
    return new String(body, UTF_8);
  }
}
