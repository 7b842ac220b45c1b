package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Checks the target of a proxied request at every attempt, before the proxy gets it: an address, or
 * each address of a name that resolves on the worker. Other names are left to the proxy, except
 * those of metadata services; if only public addresses may be called, the operator must name them.
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

  private final NetworkPolicy policy;
  private final Dns names;
  private final ProxyServer proxy;

  ProxiedTargets(NetworkPolicy policy, Dns names, ProxyServer proxy) {
    this.policy = policy;
    this.names = names;
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

  private void check(String host) throws UnknownHostException {
    String name = host.toLowerCase(Locale.ROOT);
    if (NUMERIC.matcher(name).matches() && !USUAL.matcher(name).matches()) {
      throw BlockedAddressException.host(name, "write its address in the usual notation");
    }
    if (METADATA.contains(name.replaceFirst("\\.$", ""))) {
      throw BlockedAddressException.host(name, "it is a metadata service");
    }
    List<InetAddress> addresses = addresses(host);
    for (InetAddress address : addresses) {
      policy.addresses().checkThroughProxy(address);
    }
    if (addresses.isEmpty() && policy.addresses().isPublicOnly() && !policy.targets().names(host)) {
      throw BlockedAddressException.host(
          name, "it resolves only on the proxy; add it to HOOKLINE_ALLOWED_HOSTS");
    }
  }

  private List<InetAddress> addresses(String host) throws Lookups.EndedException {
    try {
      return names.lookup(host);
    } catch (Lookups.EndedException e) {
      throw e;
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
