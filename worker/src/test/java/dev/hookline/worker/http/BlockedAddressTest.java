package dev.hookline.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.EventType;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.WebhookException;
import dev.hookline.worker.secrets.Secrets;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that may not be called, and what is said of them. */
class BlockedAddressTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "HOOKLINE_SECRET_URL", "http://169.254.169.254/latest",
          "HOOKLINE_SECRET_HOST", "169.254.169.254",
          "HOOKLINE_SECRET_NAME", "localhost");

  private final AddressPolicy policy = new AddressPolicy(List.of(), List.of("127.0.0.0/8"));
  private final HttpStack http = new HttpStack(policy);

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "::ffff:100.100.100.200",
        "64:ff9b::a9fe:a9fe"
      })
  void metadataServicesOfCloudsAreForbidden(String address) throws Exception {
    assertThat(AddressPolicy.standard().allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, address 169.254.169.254",
    "http://localhost/a, address 127.0.0.1",
    "${env:HOOKLINE_SECRET_URL}, its address",
    "http://${env:HOOKLINE_SECRET_HOST}/a, its address",
    "http://${env:HOOKLINE_SECRET_HOST}:8080/a, its address",
    "http://${env:HOOKLINE_SECRET_NAME}/a, its address"
  })
  void onlyAConfiguredAddressIsShown(String url, String shown) {
    assertThatThrownBy(() -> call(url))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining(
            "webhook 'a' was not called: %s is not allowed by this worker".formatted(shown));
  }

  private void call(String url) {
    new HttpWebhookClients(
            new OkHttpEndpointCall(
                http, policy, new Secrets(SECRETS::get, Set.of(), null), "hookline/test"))
        .create(EventType.of("E"), WebhookConfig.builder("a", url).numRetries(1).build())
        .invoke(Payload.of("{}"));
  }
}
