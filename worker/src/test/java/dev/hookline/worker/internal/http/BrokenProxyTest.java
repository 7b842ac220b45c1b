package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.ProxyConfig;
import dev.hookline.worker.internal.http.ScriptedServer.Script;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.Proxies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that break the connection before it reaches the endpoint, which is not to blame. */
@Timeout(60)
class BrokenProxyTest {

  @ParameterizedTest
  @CsvSource({"http, https", "socks5, http", "socks5, https"})
  void isAProxyErrorWhereItResetsTheConnection(String kind, String scheme) throws Exception {
    assertThat(outcome(kind, scheme, peer -> peer.reset()))
        .isEqualTo(
            "proxy_error: webhook 'labels' was not reached: its proxy closed the connection at %s://labels.invalid/x"
                .formatted(scheme));
  }

  @Test
  void isAProxyErrorWhereItSendsNoise() throws Exception {
    Script noise =
        peer -> {
          peer.send("220 mail.example ESMTP\r\n\r\n");
          peer.awaitEnd();
        };

    assertThat(outcome("socks5", "http", noise))
        .startsWith("proxy_error: webhook 'labels' was not reached: its proxy is no SOCKS 5 proxy");
    assertThat(outcome("http", "https", noise))
        .startsWith(
            "proxy_error: webhook 'labels' was not reached: its proxy responded with invalid HTTP");
  }

  @ParameterizedTest
  @CsvSource({"http, https", "socks5, http"})
  void isATimeoutOfTheConnectionWhereItHangs(String kind, String scheme) throws Exception {
    assertThat(outcome(kind, scheme, peer -> peer.awaitEnd())).startsWith("connect_timeout");
  }

  private static String outcome(String kind, String scheme, Script script) throws Exception {
    try (ScriptedServer proxy = new ScriptedServer(script);
        HttpStack http = stack(proxy)) {
      return new Outcomes(http, Map.of(), null)
          .text(
              Outcomes.webhook(scheme + "://labels.invalid/x")
                  .timeout(2)
                  .proxy(ProxyConfig.of("%s://127.0.0.1:%d".formatted(kind, proxy.port()))));
    }
  }

  private static HttpStack stack(ScriptedServer proxy) {
    return new HttpStack(
        AddressPolicy.standard(), Proxies.none().allowing(List.of("127.0.0.1:" + proxy.port())));
  }
}
