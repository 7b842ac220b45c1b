package dev.hookline.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointIdTest {

  @ParameterizedTest
  @CsvSource({
    "https://Billing.example.com/v1?key=1, billing.example.com:443",
    "http://billing.example.com, billing.example.com:80",
    "http://billing.example.com:8080/v1, billing.example.com:8080",
    "http://[::1]/v1, [::1]:80",
    "http://[::1]:81/v1, [::1]:81",
    "https://user:pass@h/v1, h:443",
    "https://${env:HOST}/v1, ${env:HOST}",
    "https://${file:/run/host}/v1, ${file:/run/host}",
    "${env:HOOKLINE_SECRET_URL}, ${env:HOOKLINE_SECRET_URL}",
    "billing.example.com:443, billing.example.com:443"
  })
  void isHostAndPort(String url, String endpoint) {
    assertThat(EndpointId.ofUrl(url)).isEqualTo(endpoint);
    assertThat(EndpointId.parse(url)).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "billing, billing",
    "Billing team, Billing team",
    "Billing.example.com:443, billing.example.com:443"
  })
  void aNameIsTheSameInAConfigurationAndForAnOperator(String name, String endpoint) {
    assertThat(EndpointId.of(name, "https://other.example.com")).isEqualTo(endpoint);
    assertThat(EndpointId.parse(name)).isEqualTo(endpoint);
    assertThat(EndpointId.isName(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "billing.example.com",
    "10.0.0.7",
    "[::1]",
    "https://billing.example.com",
    "${env:HOOKLINE_SECRET_HOST}"
  })
  void aNameThatMeansSomethingElseIsRefused(String name) {
    assertThat(EndpointId.isName(name)).isFalse();
  }

  /** A foreign plan may have one. */
  @ParameterizedTest
  @CsvSource({
    "Billing.example.com/hooks/s3cret, billing.example.com:80",
    "billing:8080/hooks//s3cret, billing:8080",
    "user:pass@billing/hooks//s3cret?key=1, billing:80",
    "//billing/hooks/s3cret, billing:80",
    "${file:/run/host}/s3cret, ${file:/run/host}"
  })
  void aUrlWithoutASchemeDisclosesNoPath(String url, String endpoint) {
    assertThat(EndpointId.ofUrl(url)).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({"billing:80, billing", "[::1]:80, [::1]", "${env:HOST}, ${env:HOST}"})
  void hasAHost(String address, String host) {
    assertThat(EndpointId.hostOf(address)).isEqualTo(host);
  }

  @Test
  void aNameIsNotLongerThanInAConfiguration() {
    assertThat(EndpointId.parse("x".repeat(255))).hasSize(255);
    assertThatThrownBy(() -> EndpointId.parse("x".repeat(256)))
        .hasMessage("endpoint must be at most 255 bytes");
  }

  @Test
  void aHostAloneNamesNoEndpoint() {
    assertThatThrownBy(() -> EndpointId.parse("billing.example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "endpoint must be a name, host:port or a URL, such as billing.example.com:443, found 'billing.example.com'");
  }
}
