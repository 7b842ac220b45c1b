package dev.hookline.worker.internal.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class TokenOrderTest {

  @Test
  void hasAnotherKeyIfAScopeBecomesAParameter() {
    assertThat(order(List.of("audience", "labels"), Map.of()).key())
        .isNotEqualTo(order(List.of(), Map.of("audience", "labels")).key())
        .isEqualTo(order(List.of("audience", "labels"), Map.of()).key());
  }

  private static TokenOrder order(List<String> scopes, Map<String, String> params) {
    return new TokenOrder(
        HttpUrl.get("https://login.example/token"),
        "login.example",
        "hookline",
        "s3cret",
        scopes,
        params,
        false,
        ConnectionSettings.DEFAULT);
  }
}
