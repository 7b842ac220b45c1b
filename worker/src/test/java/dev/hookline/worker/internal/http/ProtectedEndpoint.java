package dev.hookline.worker.internal.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** An endpoint that accepts the tokens of a {@link TokenServer}, from some number on. */
final class ProtectedEndpoint implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private volatile int first = 1;
  private volatile int status = 200;

  ProtectedEndpoint() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            boolean isAccepted = number(request) >= first;
            return new MockResponse.Builder().code(isAccepted ? status : 401).body("{}").build();
          }
        });
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(RecordedRequest request) {
    return Integer.parseInt(token(request).substring("token-".length()));
  }

  private static String token(RecordedRequest request) {
    return String.valueOf(request.getHeaders().get("Authorization")).substring("Bearer ".length());
  }

  void acceptFrom(int number) {
    first = number;
  }

  void respond(int other) {
    status = other;
  }

  List<String> tokens() {
    return requests.stream().map(ProtectedEndpoint::token).toList();
  }

  List<String> bodies() {
    return requests.stream().map(request -> request.getBody().utf8()).toList();
  }

  List<String> ids() {
    return requests.stream().map(request -> request.getHeaders().get("webhook-id")).toList();
  }

  String url() {
    return "http://127.0.0.1:%d/labels".formatted(server.getPort());
  }

  @Override
  public void close() {
    server.close();
  }
}
