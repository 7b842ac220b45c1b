package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Checks the target of a proxied request at every attempt: an address, or each address of a name
 * that resolves on the worker. Other names are left to the proxy, except those of metadata
 * services.
 */
final class ProxiedTargets implements Interceptor {

  private static final Set<String> METADATA =
      new TreeSet<>(
          List.of(
              "instance-data",
              "instance-data.ec2.internal",
              "metadata",
              "metadata.google.internal"));

  /** Hosts that some programs parse as IPv4 addresses: the last label is a number. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

  private static final Pattern USUAL =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private final AddressPolicy policy;
  private final ProxyServer proxy;

  ProxiedTargets(AddressPolicy policy, ProxyServer proxy) {
    this.policy = policy;
    this.proxy = proxy;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    check(request.url().host());
    @Nullable ProxyLogin login = proxy.login();
    if (login != null && proxy.kind() == ProxyServer.Kind.HTTP && !request.isHttps()) {
      // the proxy reads it; with https the endpoint would get it, and CONNECT has it instead
      request = request.newBuilder().header("Proxy-Authorization", login.header()).build();
    }
    return chain.proceed(request);
  }

  private void check(String host) throws BlockedAddressException {
    String name = host.toLowerCase(Locale.ROOT);
    boolean isUnusual = NUMERIC.matcher(name).matches() && !USUAL.matcher(name).matches();
    if (isUnusual || METADATA.contains(name.replaceFirst("\\.$", ""))) {
      throw new BlockedAddressException(name);
    }
    for (InetAddress address : addresses(host)) {
      if (!policy.allowsThroughProxy(address)) {
        throw new BlockedAddressException(address);
      }
    }
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
