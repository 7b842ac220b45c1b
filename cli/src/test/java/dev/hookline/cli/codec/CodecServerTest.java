package dev.hookline.cli.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.JsonFormat;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.encryption.RemoteCodec;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodecServerTest {

  private static final String TOKEN = "a-token-of-some-length";
  private static final String UI = "http://127.0.0.1:8233";

  private final Encryption encryption = TemporalTier.encryption("k2", "k1");
  private final HttpClient http = HttpClient.newHttpClient();
  private CodecServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new CodecServer(
            InetAddress.getLoopbackAddress(),
            0,
            new Access(TOKEN, List.of(UI)),
            new RemoteCodec(encryption));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void decryptsWhatAClientHasEncrypted() throws Exception {
    String encrypted = json(encrypted(TemporalTier.encryption("k1").converter()));

    HttpResponse<String> decoded = send(post("/decode", encrypted));

    assertThat(decoded.statusCode()).isEqualTo(200);
    assertThat(decoded.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(
            encryption
                .converter()
                .fromPayloads(0, read(decoded.body()), String.class, String.class))
        .isEqualTo("a secret");
    assertThat(decoded.body())
        .contains(Base64.getEncoder().encodeToString("\"a secret\"".getBytes(UTF_8)));
  }

  @Test
  void encryptsWhatAClientSendsInTheClear() throws Exception {
    String clear = json(encrypted(Encryption.none().converter()));

    HttpResponse<String> encoded = send(post("/encode", clear));

    assertThat(read(encoded.body()).orElseThrow().getPayloads(0).getMetadataMap())
        .containsKey("encryption-key-id");
    assertThat(send(post("/decode", encoded.body())).body())
        .isEqualTo(send(post("/decode", clear)).body());
  }

  @Test
  void returnsWhatItCannotDecryptAsItIs() throws Exception {
    String other = json(encrypted(TemporalTier.encryption("k9").converter()));

    assertThat(read(send(post("/decode", other)).body())).isEqualTo(read(other));
  }

  @Test
  void refusesWhoHasNoToken() throws Exception {
    HttpRequest.Builder without =
        request("/decode").POST(HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(send(without).statusCode()).isEqualTo(401);
    assertThat(send(without.copy().header("Authorization", "Bearer " + TOKEN + "x")).statusCode())
        .isEqualTo(401);
    assertThat(send(without.copy().header("Authorization", "Basic !!")).statusCode())
        .isEqualTo(401);
    assertThat(send(without.copy().header("Authorization", TOKEN)).statusCode()).isEqualTo(401);
  }

  @Test
  void takesTheTokenAsPasswordOfABrowser() throws Exception {
    String basic = "Basic " + Base64.getEncoder().encodeToString(("me:" + TOKEN).getBytes(UTF_8));

    HttpResponse<String> asked = send(request("/"));
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("WWW-Authenticate"))
        .contains("Basic realm=\"hookline codec-server\"");
    assertThat(send(request("/").header("Authorization", basic)).statusCode()).isEqualTo(200);
    assertThat(
            send(request("/decode")
                    .header("Authorization", basic)
                    .header("Origin", UI)
                    .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void letsThePagesOfTheUiAskAndNoOthers() throws Exception {
    HttpRequest.Builder preflight =
        request("/decode")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type,x-namespace");

    HttpResponse<String> allowed = send(preflight.copy().header("Origin", UI));
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(UI);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("authorization,content-type,x-namespace");

    for (String origin : List.of("http://127.0.0.1:8234", "https://127.0.0.1:8233", "null")) {
      HttpResponse<String> refused = send(preflight.copy().header("Origin", origin));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(send(post("/decode", "{}").header("Origin", origin)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void refusesWhatIsNoListOfPayloads() throws Exception {
    assertThat(send(post("/decode", "nonsense")).statusCode()).isEqualTo(400);
    assertThat(send(post("/decode", "{\"payloads\": 3}")).statusCode()).isEqualTo(400);
    assertThat(send(post("/decode", "{}")).body()).isEqualTo("{}");
    assertThat(send(request("/decode")).statusCode()).isEqualTo(405);
    assertThat(send(request("/elsewhere")).statusCode()).isEqualTo(404);
  }

  @Test
  void takesNoTokenThatCanBeGuessedAndNoOriginThatIsNone() {
    assertThatThrownBy(() -> new Access("short", List.of()))
        .hasMessageStartingWith("token of the codec server must have at least 16 characters");
    assertThatThrownBy(() -> new Access(TOKEN, List.of("http://ui.internal/namespaces")))
        .hasMessageContaining("found 'http://ui.internal/namespaces'");
    assertThatThrownBy(() -> new Access(TOKEN, List.of("*")))
        .hasMessageStartingWith("--ui-origin must be scheme, host and port");
  }

  private static Payloads encrypted(DataConverter converter) {
    return converter.toPayloads("a secret").orElseThrow();
  }

  private static String json(Payloads payloads) throws IOException {
    return JsonFormat.printer().print(payloads);
  }

  private static Optional<Payloads> read(String json) throws IOException {
    Payloads.Builder payloads = Payloads.newBuilder();
    JsonFormat.parser().merge(json, payloads);
    return Optional.of(payloads.build());
  }

  private HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Authorization", "Bearer " + TOKEN)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
