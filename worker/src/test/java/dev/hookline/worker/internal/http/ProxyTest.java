package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.ProxyConfig;
import dev.hookline.config.TlsConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.Proxies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Endpoints behind proxies, over real sockets. The names end in {@code .invalid}: no DNS has them.
 */
@Timeout(60)
class ProxyTest {

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("labels.invalid").build();
  private static final String PASSWORD = "pr0xy:s3cret";
  private static final Map<String, String> VARIABLES =
      Map.of("HOOKLINE_SECRET_PROXY", PASSWORD, "HOOKLINE_SECRET_WRONG", "wrong");

  private final MockWebServer plain = new MockWebServer();
  private final MockWebServer secure = new MockWebServer();
  private TestProxy proxy;
  private TestProxy open;
  private HttpStack http;

  @BeforeEach
  void start() throws IOException {
    HandshakeCertificates own =
        new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    secure.useHttps(own.sslSocketFactory());
    for (MockWebServer server : List.of(plain, secure)) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().body("{}").build();
            }
          });
      server.start();
    }
    proxy = leading(new TestProxy("hookline:" + PASSWORD));
    open = leading(new TestProxy(""));
    http = stack(Map.of(), AddressPolicy.standard());
  }

  private TestProxy leading(TestProxy to) {
    return to.leading("labels.invalid:80", plain.getPort())
        .leading("labels.invalid:443", secure.getPort());
  }

  private HttpStack stack(Map<String, String> environment, AddressPolicy policy) {
    return new HttpStack(
        policy,
        Proxies.of(environment::get)
            .allowing(List.of("127.0.0.1:" + proxy.port(), "127.0.0.1:" + open.port())));
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    proxy.close();
    open.close();
    plain.close();
    secure.close();
  }

  @ParameterizedTest
  @CsvSource({
    "http, http, POST http://labels.invalid/x HTTP/1.1",
    "http, https, CONNECT labels.invalid:443 HTTP/1.1",
    "socks5, http, SOCKS labels.invalid:80",
    "socks5, https, SOCKS labels.invalid:443"
  })
  void areCalledByTheirNameAndTheProxyAloneGetsItsCredentials(
      String kind, String scheme, String asked) throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(call(scheme, proxy(kind, "${env:HOOKLINE_SECRET_PROXY}"))).isEqualTo("ok");
    }

    assertThat(proxy.seen()).isNotEmpty().containsOnly(asked);
    MockWebServer endpoint = scheme.equals("http") ? plain : secure;
    assertThat(endpoint.getRequestCount()).isEqualTo(2);
    RecordedRequest request = endpoint.takeRequest();
    assertThat(request.getUrl().host()).isEqualTo("labels.invalid");
    assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void areNotCalledWhereTheProxyRefusesTheWorker(String kind) {
    assertThat(call("https", proxy(kind, "${env:HOOKLINE_SECRET_WRONG}")))
        .isEqualTo(
            "proxy_error: webhook 'labels' was not reached: its proxy refused the credentials at https://labels.invalid/x");
    assertThat(call("https", ProxyConfig.of(url(kind, proxy))))
        .startsWith("proxy_error: webhook 'labels' was not reached: its proxy ");
    assertThat(call("https", proxy(kind, "${env:HOOKLINE_SECRET_NONE}")))
        .startsWith("secret_missing");
    assertThat(secure.getRequestCount()).isZero();
  }

  @Test
  void areNotCalledWhereTheProxyOfAPlainRequestRefusesTheWorker() {
    assertThat(call("http", proxy("http", "${env:HOOKLINE_SECRET_WRONG}")))
        .isEqualTo(
            "proxy_error: webhook 'labels' was not reached: its proxy requires other credentials, at http://labels.invalid/x");
  }

  @Test
  void keepTheirProxysCredentialsOutOfWhatItReturns() {
    proxy.refuse(502);

    var failed =
        (AttemptOutcome.Failed)
            new Outcomes(http, VARIABLES, null)
                .of(
                    Outcomes.webhook("http://labels.invalid/x")
                        .proxy(proxy("http", "${env:HOOKLINE_SECRET_PROXY}")));

    assertThat(failed.code()).isEqualTo(FailureCode.HTTP_STATUS);
    assertThat(failed.details().body()).isEqualTo("you are [redacted]");
  }

  @ParameterizedTest
  @CsvSource({
    "http, 403, blocked_address, responded with 403 to CONNECT",
    "http, 503, connection_refused, responded with 503 to CONNECT",
    "http, 504, connect_timeout, responded with 504 to CONNECT",
    "socks5, 2, blocked_address, does not allow connections to the endpoint",
    "socks5, 5, connection_refused, could not connect to the endpoint (SOCKS reply 5)",
    "socks5, 6, connect_timeout, was not connected to the endpoint"
  })
  void areToldWhyTheProxyDidNotReachThem(String kind, int reply, String code, String text) {
    open.refuse(reply);

    assertThat(call("https", ProxyConfig.of(url(kind, open))))
        .isEqualTo(
            "%s: webhook 'labels' was not reached: its proxy %s at https://labels.invalid/x"
                .formatted(code, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void sayThatTheProxyIsDown(String kind) throws Exception {
    String url = url(kind, open);
    open.close();

    assertThat(call("https", ProxyConfig.of(url)))
        .isEqualTo(
            "proxy_error: webhook 'labels' was not reached: its proxy refused the connection at https://labels.invalid/x");
  }

  @Test
  void areOnlyReachedThroughProxiesThatTheOperatorAllows() throws Exception {
    try (TestProxy other = new TestProxy("")) {
      assertThat(call("https", ProxyConfig.of(url("http", other))))
          .isEqualTo(
              "blocked_address: webhook 'labels' was not called: proxy 127.0.0.1:%d is not allowed by this worker; add it to HOOKLINE_ALLOWED_PROXIES"
                  .formatted(other.port()));
      assertThat(other.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "[fd00:ec2::254]",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "metadata.google.internal"
      })
  void areNotAskedOfTheProxyWhereThePolicyForbidsThem(String host) {
    for (String kind : List.of("http", "socks5")) {
      for (String scheme : List.of("http", "https")) {
        assertThat(
                outcome(
                    Outcomes.webhook(scheme + "://" + host + "/x")
                        .proxy(ProxyConfig.of(url(kind, open)))))
            .startsWith("blocked_address: ");
      }
    }
    assertThat(open.seen()).isEmpty();
  }

  @Test
  void areReachedThroughAProxyInABlockedNetworkThatTheOperatorNames() {
    http.close();
    http = stack(Map.of(), new AddressPolicy(List.of(), List.of("127.0.0.0/8")));

    assertThat(call("http", ProxyConfig.of(url("http", open)))).isEqualTo("ok");
    assertThat(outcome(Outcomes.webhook("http://127.0.0.1:%d/".formatted(plain.getPort()))))
        .startsWith("blocked_address");
  }

  @Test
  void areCalledThroughTheProxiesOfTheEnvironmentAsGoDoes() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("http_proxy", "127.0.0.1:" + open.port());
    environment.put("HTTPS_PROXY", "socks5://hookline:pr0xy%3As3cret@127.0.0.1:" + proxy.port());
    environment.put("NO_PROXY", "direct.invalid");
    http.close();
    http = stack(environment, AddressPolicy.standard());

    assertThat(call("http", null)).isEqualTo("ok");
    assertThat(call("https", null)).isEqualTo("ok");
    assertThat(open.seen()).containsExactly("POST http://labels.invalid/x HTTP/1.1");
    assertThat(proxy.seen()).containsExactly("SOCKS labels.invalid:443");
    assertThat(outcome(Outcomes.webhook("http://direct.invalid/"))).startsWith("dns_error");
    assertThat(outcome(Outcomes.webhook("http://127.0.0.1:%d/".formatted(plain.getPort()))))
        .as("this machine itself")
        .isEqualTo("ok");
    assertThat(call("http", ProxyConfig.DIRECT)).startsWith("dns_error");
    assertThat(open.seen()).hasSize(1);
  }

  private String call(String scheme, @Nullable ProxyConfig by) {
    return outcome(Outcomes.webhook(scheme + "://labels.invalid/x").proxy(by));
  }

  private String outcome(dev.hookline.config.WebhookConfigBuilder webhook) {
    return new Outcomes(http, VARIABLES, null)
        .text(webhook.tls(TlsConfig.trusting(CERTIFICATE.certificatePem())));
  }

  private ProxyConfig proxy(String kind, String password) {
    return ProxyConfig.of(url(kind, proxy)).withCredentials("hookline", password);
  }

  private static String url(String kind, TestProxy to) {
    return "%s://127.0.0.1:%d".formatted(kind, to.port());
  }
}
