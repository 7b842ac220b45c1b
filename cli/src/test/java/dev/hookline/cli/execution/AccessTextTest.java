package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.TlsConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTextTest {

  /** Literal ones, as a foreign starter may write them. */
  private static final Plan PLAN =
      Plan.of(
          EventType.of("E"),
          null,
          List.of(
              webhook("a").bearerToken("hunter2").tls(TlsConfig.trusting("hunter2")).build(),
              webhook("b")
                  .auth(AuthConfig.basic("hunter2", "hunter2"))
                  .tls(TlsConfig.presenting("hunter2", "hunter2"))
                  .proxy(ProxyConfig.of("http://hunter2:1").withCredentials("hunter2", "hunter2"))
                  .build(),
              webhook("c")
                  .auth(AuthConfig.apiKey("X-Hunter2", "hunter2"))
                  .tls(TlsConfig.trusting("hunter2").withPkcs12("hunter2", "hunter2"))
                  .proxy(ProxyConfig.of("socks5://hunter2:1"))
                  .build(),
              webhook("d")
                  .auth(AuthConfig.oauth2("http://hunter2/", "hunter2", "hunter2"))
                  .proxy(ProxyConfig.of("${env:hunter2}"))
                  .build(),
              webhook("e").proxy(ProxyConfig.DIRECT).build()));

  @Test
  void namesTheSchemesAndNoValue() {
    assertThat(AccessText.lines(PLAN))
        .containsExactly(
            "auth       a (bearer), b (basic), c (apiKey), d (oauth2)",
            "tls        a (own CA), b (client certificate), c (own CA and client certificate)",
            "proxy      b (http), c (socks5), d (from a secret), e (none)");
    assertThat(AccessText.of(PLAN, "b"))
        .isEqualTo(", auth basic, tls client certificate, proxy http");
  }

  @Test
  void saysNothingWhereThereIsNothing() {
    Plan plan = Plan.of(EventType.of("E"), null, List.of(webhook("a").build()));

    assertThat(AccessText.lines(plan)).isEmpty();
    assertThat(AccessText.of(plan, "a")).isEmpty();
    assertThat(AccessText.of(null, "a")).isEmpty();
  }

  private static WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, "http://a/");
  }
}
