package dev.hookline.worker.internal.http.connection;

import java.net.HttpURLConnection;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Adds the credentials to the CONNECT request; OkHttp calls this before it sends the request. */
record TunnelLogin(ProxyServer proxy) implements Authenticator {

  /** The scheme of the challenge that OkHttp makes up before it sends the first request. */
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
