package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** An OAuth2 token endpoint that counts: its tokens are token-1, token-2 and so on. */
final class TokenServer implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final Queue<MockResponse> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Semaphore arrived = new Semaphore(0);
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile long seconds = 3_600;

  TokenServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return respond(request);
          }
        });
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private MockResponse respond(RecordedRequest request) throws InterruptedException {
    requests.add(fields(request));
    int number = count.incrementAndGet();
    arrived.release();
    held.await();
    MockResponse other = next.poll();
    return other != null
        ? other
        : new MockResponse.Builder()
            .setHeader("Content-Type", "application/json;charset=UTF-8")
            .body(
                "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":%d}"
                    .formatted(number, seconds))
            .build();
  }

  private static Map<String, String> fields(RecordedRequest request) {
    Map<String, String> fields = new TreeMap<>();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    String authorization = request.getHeaders().get("Authorization");
    if (authorization != null) {
      byte[] both = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      fields.put("Authorization", new String(both, UTF_8));
    }
    return fields;
  }

  /** Makes the response of the next request. */
  void next(MockResponse response) {
    next.add(response);
  }

  void livesFor(long lifetime) {
    seconds = lifetime;
  }

  /** Lets requests wait until they are released. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  void awaitRequest() throws InterruptedException {
    awaitRequests(1);
  }

  /** Waits for this many requests since the start. */
  void awaitRequests(int number) throws InterruptedException {
    arrived.acquire(number);
    arrived.release(number);
  }

  List<Map<String, String>> requests() {
    return requests;
  }

  String url() {
    HttpUrl url = server.url("/token");
    return "http://127.0.0.1:%d%s".formatted(url.port(), url.encodedPath());
  }

  @Override
  public void close() {
    release();
    server.close();
  }
}
