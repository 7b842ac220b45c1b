package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;

/** What a request is answered, and how long after it arrived. */
record Answer(int status, byte[] body, Map<String, String> headers, Duration delay) {

  static Answer of(int status, String body) {
    return new Answer(status, body.getBytes(UTF_8), Map.of(), Duration.ZERO);
  }

  String text() {
    return new String(body, UTF_8);
  }
}
