package service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ConfigurableApplicationContext;

/** What the service's users send. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  static CompletableFuture<HttpResponse<String>> createProject(
      ConfigurableApplicationContext service) {
    return CLIENT.sendAsync(
        request(service, "/projects")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"project_id\":7,\"projectId\":7,\"name\":\"seven\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  static String get(ConfigurableApplicationContext service, String path) {
    return CLIENT
        .sendAsync(request(service, path).GET().build(), BodyHandlers.ofString())
        .join()
        .body();
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext service, String path) {
    String port = service.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
