package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {

  @Test
  void anUnusedProxyVariableIsNamed() {
    Map<String, String> variables =
        Map.of("all_proxy", "http://user:word@proxy:3128", "HTTP_PROXY", " ", "NO_PROXY", "x");

    assertThat(new EnvironmentSettings(variables::get).unusedProxies())
        .containsExactly("all_proxy");
  }

  @Test
  void theProxiesThatWebhooksMayNameAreChecked() {
    assertThat(
            new EnvironmentSettings(
                    Map.of("HOOKLINE_ALLOWED_PROXIES", "proxy:3128, [::1]:1080")::get)
                .worker()
                .allowedProxies())
        .containsExactly("proxy:3128", "[::1]:1080");
    assertThatThrownBy(
            () ->
                new EnvironmentSettings(Map.of("HOOKLINE_ALLOWED_PROXIES", "proxy")::get).worker())
        .hasMessage("HOOKLINE_ALLOWED_PROXIES: proxy must be host:port, found 'proxy'");
  }

  @Test
  void aProxyOfTheEnvironmentThatIsNoneIsNamedWithoutItsValue() {
    assertThatThrownBy(
            () ->
                new EnvironmentSettings(Map.of("https_proxy", "https://u:hunter2@proxy:1")::get)
                    .worker())
        .hasMessage(
            "HTTPS_PROXY must be http://host:port or socks5://host:port, found another value; change or unset it");
  }
}
