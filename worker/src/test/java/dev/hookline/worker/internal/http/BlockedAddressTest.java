package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.WebhookException;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocked addresses in every notation, and their error messages. */
class BlockedAddressTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "HOOKLINE_SECRET_URL", "http://169.254.169.254/latest",
          "HOOKLINE_SECRET_HOST", "169.254.169.254",
          "HOOKLINE_SECRET_NAME", "localhost");

  private final HttpStack http =
      new HttpStack(new AddressPolicy(List.of(), List.of("127.0.0.0/8", "::1/128")));

  /** For notations that reach another machine if they are not read as loopback. */
  private final HttpStack forbiddingAll =
      new HttpStack(new AddressPolicy(List.of(), List.of("0.0.0.0/0", "::/0")));

  @AfterEach
  void stop() {
    http.close();
    forbiddingAll.close();
  }

  /** Loopback in every notation that some part of a client reads as an address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "127.000.000.001",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0x7f.0x0.0x0.0x1",
        "017700000001",
        "127.0.0.1.",
        "127.1.",
        "127。0。0。1",
        "１２７.0.0.1",
        "%31%32%37.0.0.1",
        "127.255.255.254",
        "0",
        "0.0.0.0",
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:0001]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:1:2:3:4:80ff:fffe]",
        "[fe80::5efe:127.0.0.1]",
        "[::1%25lo]",
        "[::1%lo]"
      })
  void noNotationOfABlockedAddressIsConnectedTo(String host) throws Exception {
    assertIsNotConnectedTo(http, host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0177.0.0.1", "0177.1", "00000177.0.0.1", "127.0.0.01"})
  void octalNotationsAreCheckedAsTheAddressThatJavaReads(String host) throws Exception {
    assertIsNotConnectedTo(forbiddingAll, host);
  }

  private static void assertIsNotConnectedTo(HttpStack http, String host) throws IOException {
    try (ScriptedServer server = ScriptedServer.onAllAddresses(ScriptedServer.Peer::awaitEnd)) {
      String url = "http://%s:%d/x".formatted(host, server.port());

      for (String written : List.of(url, "${env:HOOKLINE_SECRET_U}")) {
        assertThatThrownBy(
                () -> new TestClient(http, Map.of("HOOKLINE_SECRET_U", url)).call(written))
            .isInstanceOf(WebhookException.class)
            .extracting("code")
            .isIn("blocked_address", "dns_error", "invalid_plan", "secret_missing");
      }
      assertThat(server.connections()).isZero();
    }
  }

  /** Otherwise the test above would prove nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"127.1", "2130706433", "[::ffff:127.0.0.1]", "localhost"})
  void anAllowedAddressIsConnectedToInTheseNotations(String host) throws Exception {
    try (HttpStack allowing = new HttpStack(AddressPolicy.standard());
        ScriptedServer server =
            ScriptedServer.onAllAddresses(
                peer -> {
                  peer.request();
                  peer.send(ScriptedServer.ok("1"));
                })) {
      String url = "http://%s:%d/x".formatted(host, server.port());

      assertThat(new TestClient(allowing).call(url)).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, address 169.254.169.254",
    "http://localhost/a, address 127.0.0.1",
    "http://127.1/a, address 127.0.0.1",
    "http://2852039166/a, address 169.254.169.254",
    "${env:HOOKLINE_SECRET_URL}, its address",
    "http://${env:HOOKLINE_SECRET_HOST}/a, its address",
    "http://${env:HOOKLINE_SECRET_HOST}:8080/a, its address",
    "http://${env:HOOKLINE_SECRET_NAME}/a, its address"
  })
  void onlyAConfiguredAddressIsShown(String url, String shown) {
    assertThatThrownBy(() -> new TestClient(http, SECRETS).call(url))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining(
            "webhook 'a' was not called: %s is not allowed by this worker".formatted(shown));
  }

  /** It would be called instead of the endpoint. */
  @ParameterizedTest
  @ValueSource(strings = {"http.proxyHost", "socksProxyHost"})
  void aProxyOfTheJvmLeadsNowhereElse(String property) throws Exception {
    try (ScriptedServer proxy = new ScriptedServer(ScriptedServer.Peer::awaitEnd)) {
      String port = property.replace("Host", "Port");
      System.setProperty(property, "127.0.0.1");
      System.setProperty(port, Integer.toString(proxy.port()));
      try (HttpStack direct =
          new HttpStack(new AddressPolicy(List.of(), List.of("192.0.2.0/24")))) {
        assertThatThrownBy(() -> new TestClient(direct).call("http://192.0.2.1/a"))
            .isInstanceOf(WebhookException.class)
            .extracting("code")
            .isEqualTo("blocked_address");
      } finally {
        System.clearProperty(property);
        System.clearProperty(port);
      }
      assertThat(proxy.connections()).isZero();
    }
  }
}
