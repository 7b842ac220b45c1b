package dev.hookline.worker.internal.http.connection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of a worker: those of its environment, used as by Go's HTTP client, and those that
 * webhooks may name. Immutable.
 */
public final class Proxies {

  private final @Nullable ProxyServer ofHttp;
  private final @Nullable ProxyServer ofHttps;
  private final NoProxy exceptions;
  private final Set<String> allowed;

  private Proxies(
      @Nullable ProxyServer ofHttp,
      @Nullable ProxyServer ofHttps,
      NoProxy exceptions,
      Set<String> allowed) {
    this.ofHttp = ofHttp;
    this.ofHttps = ofHttps;
    this.exceptions = exceptions;
    this.allowed = allowed;
  }

  /** Returns no proxies: endpoints are called directly, and webhooks may not name any. */
  public static Proxies none() {
    return new Proxies(null, null, NoProxy.of(""), Set.of());
  }

  /**
   * Returns the proxies of {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, in either
   * letter case.
   *
   * @param environment returns the value of a variable, or null
   * @throws IllegalArgumentException naming the variable whose value is no proxy
   */
  public static Proxies of(Function<String, @Nullable String> environment) {
    // in a CGI program, the client sets HTTP_PROXY by a request header
    boolean isCgi = !value(environment, "REQUEST_METHOD").isEmpty();
    return new Proxies(
        isCgi ? null : proxy(environment, "HTTP_PROXY"),
        proxy(environment, "HTTPS_PROXY"),
        NoProxy.of(either(environment, "NO_PROXY")),
        Set.of());
  }

  private static @Nullable ProxyServer proxy(
      Function<String, @Nullable String> environment, String name) {
    String value = either(environment, name);
    return value.isEmpty()
        ? null
        : ProxyServer.parse(value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s must be http://host:port or socks5://host:port, found another value; change or unset it"
                            .formatted(name)));
  }

  private static String either(Function<String, @Nullable String> environment, String name) {
    String upper = value(environment, name);
    return upper.isEmpty() ? value(environment, name.toLowerCase(Locale.ROOT)) : upper;
  }

  private static String value(Function<String, @Nullable String> environment, String name) {
    String value = environment.apply(name);
    return value == null ? "" : value.strip();
  }

  /**
   * Returns these, with others that webhooks may name.
   *
   * @param hostsAndPorts such as {@code proxy.internal:3128}
   * @throws IllegalArgumentException if one is not a host and a port
   */
  public Proxies allowing(List<String> hostsAndPorts) {
    Set<String> more = new LinkedHashSet<>(allowed);
    List<String> wrong = new ArrayList<>();
    for (String one : hostsAndPorts) {
      ProxyServer.parse(one)
          .filter(proxy -> !one.contains("/") && !one.contains("@") && one.matches(".*:[0-9]+"))
          .ifPresentOrElse(proxy -> more.add(key(proxy)), () -> wrong.add(one));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "proxy must be host:port, found '%s'".formatted(wrong.get(0)));
    }
    return new Proxies(ofHttp, ofHttps, exceptions, Set.copyOf(more));
  }

  /** Returns the environment's proxy for a url; empty if the url is called directly. */
  public Optional<ProxyServer> of(HttpUrl url) {
    @Nullable ProxyServer proxy = url.isHttps() ? ofHttps : ofHttp;
    return proxy == null || exceptions.has(url.host(), url.port())
        ? Optional.empty()
        : Optional.of(proxy);
  }

  /** Returns whether a webhook may name the proxy. */
  public boolean allows(ProxyServer proxy) {
    return allowed.contains(key(proxy)) || isOfEnvironment(proxy);
  }

  private boolean isOfEnvironment(ProxyServer proxy) {
    return (ofHttp != null && key(ofHttp).equals(key(proxy)))
        || (ofHttps != null && key(ofHttps).equals(key(proxy)));
  }

  private static String key(ProxyServer proxy) {
    return proxy.address().toLowerCase(Locale.ROOT);
  }
}
