package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.NetworkPolicy;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.http.connection.TargetPolicy;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a url, a name or a proxy leads, and what the worker's network policy says to it. */
class HostileTargetTest {

  private static final List<String> NONE = List.of();
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("good.test", "127.0.0.1"),
          Map.entry("mixed.test", "127.0.0.1 169.254.169.254"),
          Map.entry("metadata.test", "169.254.169.254"),
          Map.entry("link-local.test", "fe80::1"),
          Map.entry("nat64.test", "64:ff9b::a9fe:a9fe"),
          Map.entry("6to4.test", "2002:a9fe:a9fe::1"),
          Map.entry("teredo.test", "2001:0:808:808::5601:5601"),
          Map.entry("mapped.test", "mapped"),
          Map.entry("private.test", "10.1.2.3"),
          Map.entry("half-private.test", "192.0.0.9 10.1.2.3"),
          Map.entry("private-nat64.test", "64:ff9b::a01:203"),
          Map.entry("local.test", "fd12::1"),
          Map.entry("proxy.test", "127.0.0.1"));

  /** Resolves the names above; {@code rebinding.test} changes after its first answer. */
  private final Dns dns =
      name -> {
        lookups().add(name);
        if (name.equals("rebinding.test")) {
          return addresses(lookups().size() == 1 ? "127.0.0.1" : "169.254.169.254");
        }
        String found = NAMES.get(name);
        if (found == null) {
          throw new UnknownHostException(name);
        }
        return addresses(found);
      };

  private final List<String> lookups = new CopyOnWriteArrayList<>();
  private final List<HttpStack> stacks = new ArrayList<>();
  private ScriptedServer server;
  private TestProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
            });
    proxy = new TestProxy("");
  }

  @AfterEach
  void stop() throws IOException {
    stacks.forEach(HttpStack::close);
    proxy.close();
    server.close();
  }

  @Test
  void aNameThatChangesItsAddressIsCheckedAtEveryAttempt() {
    HttpStack http = stack(TargetPolicy.any(), AddressPolicy.standard());

    assertThat(call(http, url("rebinding.test"))).isEqualTo("ok");
    assertThat(call(http, url("rebinding.test")))
        .isEqualTo(
            "blocked_address: webhook 'labels' was not called: address 169.254.169.254 is not allowed by this worker (169.254.169.254/32 is a metadata service) at "
                + url("rebinding.test"));
    // the address that was checked is the one that was connected to
    assertThat(lookups).hasSize(2);
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "good.test, ok",
    "mixed.test, blocked_address",
    "metadata.test, blocked_address",
    "link-local.test, blocked_address",
    "nat64.test, blocked_address",
    "6to4.test, blocked_address",
    "teredo.test, blocked_address",
    "mapped.test, blocked_address",
    "169.254.169.254, blocked_address",
    "0.0.0.0, blocked_address",
    "224.0.0.1, blocked_address",
    "nowhere.test, dns_error"
  })
  void metadataServicesAreNeverCalled(String host, String code) {
    assertThat(code(stack(TargetPolicy.any(), AddressPolicy.standard()), url(host)))
        .isEqualTo(code);
    assertThat(server.connections()).isEqualTo(code.equals("ok") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost.",
        "2130706433",
        "[::1]",
        "good.test",
        "private.test",
        "half-private.test",
        "private-nat64.test",
        "local.test",
        "192.168.0.1",
        "100.64.0.1",
        "[fd12::1]",
        "[2002:a01:203::1]"
      })
  void onlyPublicAddressesAreCalledWhereTheOperatorWantsIt(String host) {
    assertThat(code(stack(TargetPolicy.any(), publicOnly()), url(host)))
        .isIn("blocked_address", "dns_error");
    assertThat(server.connections()).isZero();
  }

  @Test
  void anAllowedNetworkIsCalledAlthoughItIsNotPublic() {
    assertThat(code(stack(TargetPolicy.any(), publicOnly("127.0.0.0/8")), url("good.test")))
        .isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({
    "http://good.test:<port>/, '', '', '', '', false, ok",
    "http://good.test:<port>/, '', '', '', '', true, scheme http is not allowed by this worker (HOOKLINE_HTTPS_ONLY is set)",
    "http://good.test:<port>/, *.test, '', '', '', false, ok",
    "http://good.test:<port>/, *.example, '', '', '', false, host good.test is not allowed by this worker (it is not in HOOKLINE_ALLOWED_HOSTS)",
    "http://GOOD.test.:<port>/, '', good.test, '', '', false, host good.test. is not allowed by this worker (good.test is in HOOKLINE_BLOCKED_HOSTS)",
    "http://127.0.0.1:<port>/, *.test, '', '', '', false, host 127.0.0.1 is not allowed by this worker (it is not in HOOKLINE_ALLOWED_HOSTS)",
    "http://good.test:<port>/, '', '', 443, '', false, port <port> is not allowed by this worker (it is not in HOOKLINE_ALLOWED_PORTS)",
    "http://good.test:<port>/, '', '', '', 1-65535, false, port <port> is not allowed by this worker (it is in HOOKLINE_BLOCKED_PORTS)",
    "'${env:HOOKLINE_SECRET_URL}', *.example, '', '', '', false, its host is not allowed by this worker",
    "'${env:HOOKLINE_SECRET_URL}', '', '', 443, '', false, its port is not allowed by this worker"
  })
  void aBlockedUrlIsNotCalledAndTheRuleIsNamed(
      String url,
      String allowedHost,
      String blockedHost,
      String allowedPort,
      String blockedPort,
      boolean isHttpsOnly,
      String expected) {
    TargetPolicy targets =
        new TargetPolicy(
            list(allowedHost),
            list(blockedHost),
            list(allowedPort),
            list(blockedPort),
            isHttpsOnly);
    String port = Integer.toString(server.port());

    String outcome = call(stack(targets, AddressPolicy.standard()), url.replace("<port>", port));

    assertThat(outcome)
        .startsWith(
            expected.equals("ok")
                ? expected
                : "blocked_address: webhook 'labels' was not called: "
                    + expected.replace("<port>", port)
                    + " at ");
    assertThat(server.connections()).isEqualTo(expected.equals("ok") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/token", "http://nat64.test/token"})
  void aTokenEndpointPassesTheSameGuard(String tokenUrl) {
    WebhookConfigBuilder webhook =
        Outcomes.webhook(url("good.test"))
            .auth(AuthConfig.oauth2(tokenUrl, "id", "${env:HOOKLINE_SECRET_URL}"));

    assertThat(outcome(stack(TargetPolicy.any(), AddressPolicy.standard()), webhook))
        .startsWith("token_error: ")
        .contains(" was not called: its address is not allowed by this worker");
    assertThat(server.connections()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "169.254.169.254, '', blocked_address",
    "metadata.test, '', blocked_address",
    "private.test, '', blocked_address",
    "half-private.test, '', blocked_address",
    "10.1.2.3, '', blocked_address",
    "127.0.0.1, '', blocked_address",
    "[64:ff9b::a01:203], '', blocked_address",
    "nowhere.test, '', blocked_address",
    "nowhere.test, *.other, blocked_address",
    "nowhere.test, *.test, ok",
    "private.test, *.test, blocked_address"
  })
  void aProxyIsAskedOnlyForWhatThePolicyAllows(String host, String allowedHost, String code) {
    TargetPolicy targets = new TargetPolicy(list(allowedHost), NONE, NONE, NONE, false);
    proxy.leading(host + ":" + server.port(), server.port());
    for (String kind : List.of("http", "socks5")) {
      assertThat(
              outcome(stack(targets, publicOnly()), Outcomes.webhook(url(host)).proxy(proxy(kind))))
          .as(kind)
          .startsWith(code);
    }
    assertThat(proxy.seen()).hasSize(code.equals("ok") ? 2 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void aProxyWhoseNameLeadsToAMetadataServiceIsNotUsed(String kind) {
    HttpStack http = stack(TargetPolicy.any(), AddressPolicy.standard());

    assertThat(
            outcome(
                http,
                Outcomes.webhook(url("nowhere.test"))
                    .proxy(ProxyConfig.of(kind + "://metadata.test:" + proxy.port()))))
        .isEqualTo(
            "blocked_address: webhook 'labels' was not called: its proxy's address 169.254.169.254 is not allowed by this worker (169.254.169.254/32 is a metadata service) at "
                + url("nowhere.test"));
  }

  private HttpStack stack(TargetPolicy targets, AddressPolicy addresses) {
    HttpStack http =
        new HttpStack(
            new NetworkPolicy(targets, addresses),
            Proxies.none()
                .allowing(List.of("proxy.test:" + proxy.port(), "metadata.test:" + proxy.port())),
            new OkHttpClient.Builder().dns(dns));
    stacks.add(http);
    return http;
  }

  private static AddressPolicy publicOnly(String... allowed) {
    return new AddressPolicy(true, List.of(allowed), NONE);
  }

  private ProxyConfig proxy(String kind) {
    return ProxyConfig.of(kind + "://proxy.test:" + proxy.port());
  }

  private String url(String host) {
    return "http://%s:%d/x".formatted(host, server.port());
  }

  private String code(HttpStack http, String url) {
    return call(http, url).replaceFirst(":.*", "");
  }

  private String call(HttpStack http, String url) {
    return outcome(http, Outcomes.webhook(url));
  }

  private String outcome(HttpStack http, WebhookConfigBuilder webhook) {
    return new Outcomes(http, Map.of("HOOKLINE_SECRET_URL", url("good.test")), null).text(webhook);
  }

  private List<String> lookups() {
    return lookups;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? NONE : List.of(text);
  }

  private static List<InetAddress> addresses(String text) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String one : text.split(" ")) {
      addresses.add(one.equals("mapped") ? mapped() : InetAddress.getByName(one));
    }
    return addresses;
  }

  /** As some resolvers return it; Java itself would make it an IPv4 address. */
  private static InetAddress mapped() throws UnknownHostException {
    byte[] bytes = InetAddress.getByName("::1").getAddress();
    bytes[10] = bytes[11] = (byte) 0xFF;
    System.arraycopy(InetAddress.getByName("169.254.169.254").getAddress(), 0, bytes, 12, 4);
    return Inet6Address.getByAddress(null, bytes, -1);
  }
}
