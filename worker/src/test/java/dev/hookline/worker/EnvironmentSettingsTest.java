package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {

  @Test
  void anUnusedProxyVariableIsNamed() {
    Map<String, String> variables =
        Map.of("https_proxy", "http://user:word@proxy:3128", "HTTP_PROXY", " ", "NO_PROXY", "x");

    assertThat(new EnvironmentSettings(variables::get).unusedProxies())
        .containsExactly("https_proxy");
  }
}
