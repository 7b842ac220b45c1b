package dev.hookline.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeUrlTest {
  @Test
  void showsNoUserInfoQueryOrFragment() {
    assertThat(SafeUrl.of("https://u:p@h.example:8443/a?b=c#d"))
        .isEqualTo("https://h.example:8443/a");
    assertThat(SafeUrl.host("https://u:p@h.example:8443/a?b=c")).isEqualTo("h.example:8443");
    assertThat(SafeUrl.of("https://h.example?x=@y")).isEqualTo("https://h.example");
  }

  @Test
  void showsNoUserInfoOfAUrlWithoutAScheme() {
    assertThat(SafeUrl.of("u:p@h/a//b?c=d")).isEqualTo("h/a//b");
    assertThat(SafeUrl.host("u:p@h/a//b?c=d")).isEqualTo("h");
  }

  @Test
  void theSlashesOfAReferenceDoNotEndTheHost() {
    String url = "https://u@${file:/run/host}:81/v1?key=${env:HOOKLINE_SECRET_KEY}";

    assertThat(SafeUrl.of(url)).isEqualTo("https://${file:/run/host}:81/v1");
    assertThat(SafeUrl.host(url)).isEqualTo("${file:/run/host}:81");
    assertThat(SafeUrl.host("${file:/run//host}")).isEqualTo("${file:/run//host}");
  }
}
