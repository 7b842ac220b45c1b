package dev.hookline.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Temporal UI, for links to it.
 *
 * @param address its address, such as {@code http://127.0.0.1:8233}
 */
public record TemporalUi(String address) {

  /** The port offset of the development server's UI. */
  private static final int DEV_PORT_OFFSET = 1_000;

  private static final int PROBE_MILLIS = 300;
  private static final Pattern TARGET = Pattern.compile("(?:dns:/*)?(.*):([0-9]{1,5})");
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Checks the address and removes trailing slashes.
   *
   * @throws IllegalArgumentException if it is not an http or https address
   */
  public TemporalUi {
    if (!address.matches("https?://[^/?#\\s].*")) {
      throw new IllegalArgumentException(
          "address of the Temporal UI must start with http:// or https://, found '%s'"
              .formatted(address));
    }
    address = address.replaceAll("/+$", "");
  }

  /**
   * Returns the UI of the development server that a client is connected to: on the same machine, at
   * a port {@code 1000} higher, if it responds within 300 ms.
   */
  public static Optional<TemporalUi> ofDevServer(WorkflowClient client) {
    String target = client.getWorkflowServiceStubs().getOptions().getTarget();
    Matcher parts = TARGET.matcher(target == null ? "" : target);
    if (!parts.matches() || !LOOPBACK.contains(parts.group(1))) {
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.group(2)) + DEV_PORT_OFFSET;
    String address = "http://%s:%d".formatted(parts.group(1), port);
    return responds(address) ? Optional.of(new TemporalUi(address)) : Optional.empty();
  }

  /** Returns the page of a run. */
  public String page(String namespace, Execution execution) {
    return "%s/namespaces/%s/workflows/%s/%s/history"
        .formatted(
            address, escaped(namespace), escaped(execution.id()), escaped(execution.runId()));
  }

  private static String escaped(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  private static boolean responds(String address) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + "/api/v1/settings").toURL().openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      connection.setInstanceFollowRedirects(false);
      boolean isUi =
          connection.getResponseCode() == HttpURLConnection.HTTP_OK
              && String.valueOf(connection.getContentType()).startsWith("application/json");
      connection.disconnect();
      return isUi;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
