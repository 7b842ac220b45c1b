package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "api.example.com, http://api.example.com/, true",
    "api.example.com, http://API.Example.com./, true",
    "API.EXAMPLE.COM., http://api.example.com/, true",
    "api.example.com, http://a.api.example.com/, false",
    "api.example.com, http://xapi.example.com/, false",
    "*.example.com, http://a.example.com/, true",
    "*.example.com, http://a.b.example.com/, true",
    "*.example.com, http://example.com/, false",
    "*.example.com, http://badexample.com/, false",
    "*.example.com, http://example.com.evil.test/, false",
    "bücher.example, http://xn--bcher-kva.example/, true",
    "192.0.2.1, http://192.0.2.1/, true",
    "192.0.2.1, http://192.0.2.2/, false",
    "2001:db8::1, http://[2001:db8:0::1]/, true",
    "[2001:db8::1], http://[2001:db8:0::1]/, true"
  })
  void anAllowedHostIsTheHostOfTheUrl(String allowed, String url, boolean isCallable) {
    TargetPolicy policy = hosts(List.of(allowed), List.of());

    assertThat(refusal(policy, url))
        .isEqualTo(isCallable ? "" : "it is not in HOOKLINE_ALLOWED_HOSTS");
  }

  @Test
  void aBlockedHostIsBlockedAlthoughItIsAllowedToo() {
    TargetPolicy policy = hosts(List.of("*.example.com"), List.of("admin.example.com"));

    assertThat(refusal(policy, "http://api.example.com/")).isEmpty();
    assertThat(refusal(policy, "http://admin.example.com/"))
        .isEqualTo("admin.example.com is in HOOKLINE_BLOCKED_HOSTS");
  }

  @ParameterizedTest
  @CsvSource({
    "443;8000-8999, '', https://a/, ''",
    "443;8000-8999, '', http://a/, it is not in HOOKLINE_ALLOWED_PORTS",
    "443;8000-8999, '', http://a:8000/, ''",
    "443;8000-8999, '', http://a:8999/, ''",
    "443;8000-8999, '', http://a:9000/, it is not in HOOKLINE_ALLOWED_PORTS",
    "443;8000-8999, 8080, http://a:8080/, it is in HOOKLINE_BLOCKED_PORTS",
    "'', 1-1023, http://a:22/, it is in HOOKLINE_BLOCKED_PORTS",
    "'', 1-1023, http://a:8080/, ''"
  })
  void aPortIsThatOfTheUrlOrOfItsScheme(
      String allowed, String blocked, String url, String expected) {
    TargetPolicy policy =
        new TargetPolicy(List.of(), List.of(), list(allowed), list(blocked), false);

    assertThat(refusal(policy, url)).isEqualTo(expected);
  }

  @Test
  void onlyHttpsIsCalledWhereTheOperatorWantsIt() {
    TargetPolicy policy = new TargetPolicy(List.of(), List.of(), List.of(), List.of(), true);

    assertThat(refusal(policy, "https://a/")).isEmpty();
    assertThat(refusal(policy, "http://a/")).isEqualTo("HOOKLINE_HTTPS_ONLY is set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "a.*.b", "*.*.b", "http://a", "a/b", "a:80", "a b", "u@a", "*.", "a?b"})
  void aHostOfAnotherFormIsRefused(String host) {
    assertThatThrownBy(() -> TargetPolicy.checkHosts(List.of(host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "host must be a name such as api.example.com or *.example.com, found '%s'", host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "a", "1-", "9-8", "-1", "1-2-3"})
  void aPortOfAnotherFormIsRefused(String port) {
    assertThatThrownBy(() -> TargetPolicy.checkPorts(List.of(port)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "port must be a number from 1 to 65535 or a range such as 8000-8999, found '%s'", port);
  }

  private static TargetPolicy hosts(List<String> allowed, List<String> blocked) {
    return new TargetPolicy(allowed, blocked, List.of(), List.of(), false);
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(";", -1));
  }

  /** Returns the reason, or nothing if the url may be called. */
  private static String refusal(TargetPolicy policy, String url) {
    try {
      policy.check(HttpUrl.get(url));
      return "";
    } catch (BlockedAddressException e) {
      assertThat(e).hasMessageContaining(" is not allowed by this worker (");
      return String.valueOf(e.getMessage()).replaceAll("(?s).*\\((.*)\\)", "$1");
    }
  }
}
