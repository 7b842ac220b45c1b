package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;

/**
 * Endpoints that repeat in their errors all that they know: the request, decoded and in several
 * notations, and their own key. A path below {@code /broken} never succeeds, any other one at its
 * sixth request.
 */
final class EchoingEndpoint implements AutoCloseable {

  private final MockWebServer http = new MockWebServer();
  private final MockWebServer https = new MockWebServer();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final String ownKeys;
  private final String token;

  /**
   * Starts the endpoints.
   *
   * @param certificates of the one that requires a client certificate
   * @param ownKeys with which they verify signatures
   * @param token the OAuth2 access token that they issue
   */
  EchoingEndpoint(HandshakeCertificates certificates, String ownKeys, String token) {
    this.ownKeys = ownKeys;
    this.token = token;
    https.useHttps(certificates.sslSocketFactory());
    https.requireClientAuth();
    try {
      for (MockWebServer server : List.of(http, https)) {
        server.setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) {
                return response(request);
              }
            });
        server.start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int httpPort() {
    return http.getPort();
  }

  int httpsPort() {
    return https.getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:%d/%s".formatted(http.getPort(), path);
  }

  String secureUrl(String path) {
    return "https://127.0.0.1:%d/%s".formatted(https.getPort(), path);
  }

  /** Returns all that arrived, as it was repeated. */
  String received() {
    return String.join("\n", received);
  }

  private MockResponse response(RecordedRequest request) {
    String echo = echo(request);
    received.add(echo);
    String path = request.getUrl().encodedPath();
    int n = counts.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    if (path.equals("/token")) {
      return n == 1
          ? of(400, "{\"error\": \"invalid_client\", \"error_description\": %s}", json(echo))
          : of(200, "{\"token_type\": \"Bearer\", \"access_token\": %s}", json(token));
    }
    return switch (path.startsWith("/broken") ? n % 5 : n) {
      case 1 -> of(500, "%s", echo);
      case 2 -> of(503, "{\"request\": %s}", json(echo));
      case 3 -> of(422, "<pre>%s</pre>", html(echo));
      case 4 ->
          of(307, "%s", URLEncoder.encode(echo, UTF_8))
              .newBuilder()
              .setHeader("Location", request.getUrl() + "/login?next=" + request.getUrl())
              .build();
      case 5, 0 -> of(200, "no JSON: %s", echo);
      default -> of(200, "%s", "{}");
    };
  }

  private static MockResponse of(int status, String form, String content) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(form.formatted(content))
        .build();
  }

  private String echo(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    StringBuilder echo = new StringBuilder(request.getRequestLine()).append('\n');
    if (request.getHeaders().get("webhook-signature") != null) {
      echo.append("expected a signature by ").append(ownKeys).append('\n');
    }
    request.getHeaders().forEach(h -> echo.append(h.getFirst() + ": " + h.getSecond() + "\n"));
    String login = request.getHeaders().get("Authorization");
    if (login != null && login.startsWith("Basic ")) {
      echo.append("login ")
          .append(new String(Base64.getDecoder().decode(login.substring(6)), UTF_8));
    }
    for (int i = 0; i < url.querySize(); i++) {
      echo.append("\nparameter ").append(url.queryParameterValue(i));
    }
    echo.append("\npath ").append(url.pathSegments()).append(" at ").append(url);
    echo.append("\nbody ").append(request.getBody() == null ? "" : request.getBody().utf8());
    return echo.toString();
  }

  /** As Go writes it, with the characters of HTML escaped. */
  private static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append("\"\\&<>'+".indexOf(c) < 0 && c >= ' ' ? c + "" : "\\u%04x".formatted((int) c));
    }
    return json.append('"').toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  @Override
  public void close() {
    http.close();
    https.close();
  }
}
