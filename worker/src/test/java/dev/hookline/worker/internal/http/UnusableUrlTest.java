package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** URLs from secrets that no request can be sent to: your side's fault, so they are not counted. */
class UnusableUrlTest {

  private static final String REFERENCE = "${env:HOOKLINE_SECRET_URL}";

  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void isASecretToFixWhereverItIsUsed() {
    assertThat(text(Outcomes.webhook(REFERENCE)))
        .isEqualTo(
            "secret_missing: webhook 'labels' was not called: its url must be http or https with a host and without user info, found another value in [%s]; fix it"
                .formatted(REFERENCE));
    assertThat(text(Outcomes.webhook("http://labels.invalid/").proxy(ProxyConfig.of(REFERENCE))))
        .isEqualTo(
            "secret_missing: webhook 'labels' was not called: its proxy must be http://host:port or socks5://host:port, found another value in [%s]; fix it"
                .formatted(REFERENCE));
    assertThat(
            text(
                Outcomes.webhook("http://labels.invalid/")
                    .auth(AuthConfig.oauth2(REFERENCE, "hookline", "s3cret"))))
        .isEqualTo(
            "secret_missing: webhook 'labels' was not called: its tokenUrl must be http or https with a host and without user info, found another value in [%s]; fix it"
                .formatted(REFERENCE));
  }

  private String text(WebhookConfigBuilder webhook) {
    return new Outcomes(http, Map.of("HOOKLINE_SECRET_URL", "hunter2:/no url"), null).text(webhook);
  }
}
