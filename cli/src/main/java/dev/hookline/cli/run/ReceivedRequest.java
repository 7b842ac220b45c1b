package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A request that arrived. The query is left out: many webhook urls carry a secret there. */
record ReceivedRequest(Instant at, String method, String path, Headers headers, byte[] body) {

  static ReceivedRequest of(HttpExchange exchange, Instant at) throws IOException {
    return new ReceivedRequest(
        at,
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  String text() {
    return new String(body, UTF_8);
  }
}
