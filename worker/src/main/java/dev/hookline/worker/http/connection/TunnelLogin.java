package dev.hookline.worker.http.connection;

import java.net.HttpURLConnection;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Writes the request by which a proxy of HTTP opens a tunnel; OkHttp asks before it sends it. */
record TunnelLogin(ProxyServer proxy) implements Authenticator {

  /** OkHttp's own mark of a challenge that nobody sent. */
  private static final String BEFORE = "OkHttp-Preemptive";

  @Override
  public Request authenticate(@Nullable Route route, Response response)
      throws ProxyFailureException {
    boolean isBefore =
        response.challenges().stream().anyMatch(one -> BEFORE.equalsIgnoreCase(one.scheme()));
    if (!isBefore && response.code() == HttpURLConnection.HTTP_PROXY_AUTH) {
      throw new ProxyFailureException(
          ProxyFailureException.Kind.UNUSABLE,
          proxy.login() == null ? "requires credentials" : "refused the credentials");
    }
    Request.Builder request = response.request().newBuilder().header("User-Agent", "hookline");
    if (proxy.login() != null) {
      request.header("Proxy-Authorization", proxy.login().header());
    }
    return request.build();
  }
}
