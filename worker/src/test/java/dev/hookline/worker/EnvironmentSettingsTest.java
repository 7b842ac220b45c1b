package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void theNetworkPolicyIsRead() {
    NetworkSettings network =
        new EnvironmentSettings(
                Map.of(
                        "HOOKLINE_NETWORK_POLICY", "Public-Only",
                        "HOOKLINE_HTTPS_ONLY", "true",
                        "HOOKLINE_ALLOWED_NETWORKS", "10.0.0.0/8",
                        "HOOKLINE_ALLOWED_HOSTS", "*.example.com, api.test",
                        "HOOKLINE_BLOCKED_HOSTS", "admin.example.com",
                        "HOOKLINE_ALLOWED_PORTS", "443, 8000-8999",
                        "HOOKLINE_BLOCKED_PORTS", "8080")
                    ::get)
            .worker()
            .network();

    assertThat(network)
        .isEqualTo(
            new NetworkSettings(
                true,
                true,
                List.of("10.0.0.0/8"),
                List.of(),
                List.of("*.example.com", "api.test"),
                List.of("admin.example.com"),
                List.of("443", "8000-8999"),
                List.of("8080")));
    assertThat(new EnvironmentSettings(name -> null).worker().network())
        .isEqualTo(NetworkSettings.standard());
  }

  /** Otherwise a misspelt restriction would restrict nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOOKLINE_NETWORK_POLICY | publik | HOOKLINE_NETWORK_POLICY must be standard or public-only, found 'publik'",
        "HOOKLINE_HTTPS_ONLY | yes | HOOKLINE_HTTPS_ONLY must be false or true, found 'yes'",
        "HOOKLINE_BLOCKED_NETWORKS | 10.0.0.0 | HOOKLINE_BLOCKED_NETWORKS: network must be of the form address/bits, such as 10.0.0.0/8, found '10.0.0.0'",
        "HOOKLINE_ALLOWED_HOSTS | http://a | HOOKLINE_ALLOWED_HOSTS: host must be a name such as api.example.com or *.example.com, found 'http://a'",
        "HOOKLINE_BLOCKED_PORTS | ssh | HOOKLINE_BLOCKED_PORTS: port must be a number from 1 to 65535 or a range such as 8000-8999, found 'ssh'"
      })
  void anInvalidRuleOfTheNetworkPolicyIsNamed(String name, String value, String message) {
    assertThatThrownBy(() -> new EnvironmentSettings(Map.of(name, value)::get).worker())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
