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
}
