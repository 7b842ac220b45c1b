package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.AuthConfig;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authenticates an attempt by its headers alone. */
class CredentialsTest {

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void isABearerTokenOrAUserOrAKey() throws Exception {
    variables.put("HOOKLINE_SECRET_A", "s3cret");

    assertThat(sent(AuthConfig.bearer("${env:HOOKLINE_SECRET_A}"), "Authorization"))
        .isEqualTo("Bearer s3cret");
    String both = Base64.getEncoder().encodeToString("jürgen:s3cret".getBytes(UTF_8));
    assertThat(sent(AuthConfig.basic("jürgen", "${env:HOOKLINE_SECRET_A}"), "Authorization"))
        .isEqualTo("Basic " + both);
    assertThat(sent(AuthConfig.apiKey("X-Api-Key", "key ${env:HOOKLINE_SECRET_A}"), "X-Api-Key"))
        .isEqualTo("key s3cret");
  }

  @Test
  void isReadAgainWhenALinkLeadsToAnotherFile() throws Exception {
    Path old = Files.createDirectory(folder.resolve("..old"));
    Files.writeString(old.resolve("password"), "one\n");
    Path newer = Files.createDirectory(folder.resolve("..new"));
    Files.writeString(newer.resolve("password"), "two\n");
    Path data = Files.createSymbolicLink(folder.resolve("..data"), old);
    Files.createSymbolicLink(folder.resolve("password"), Path.of("..data/password"));
    AuthConfig auth = AuthConfig.apiKey("X-Api-Key", "${file:password}");

    assertThat(sent(auth, "X-Api-Key")).isEqualTo("one");
    Files.delete(data);
    Files.createSymbolicLink(data, newer);
    assertThat(sent(auth, "X-Api-Key")).isEqualTo("two");
  }

  @Test
  void sendsNothingWhereASecretIsMissing() {
    variables.put("HOOKLINE_SECRET_EMPTY", "");
    for (String missing : new String[] {"NONE", "EMPTY"}) {
      String reference = "${env:HOOKLINE_SECRET_%s}".formatted(missing);
      for (AuthConfig auth :
          new AuthConfig[] {
            AuthConfig.bearer(reference),
            AuthConfig.basic("hookline", reference),
            AuthConfig.basic(reference, "x"),
            AuthConfig.apiKey("X-Api-Key", reference),
            AuthConfig.oauth2(server.url("/").toString(), "hookline", reference),
            AuthConfig.oauth2(server.url("/").toString(), reference, "x")
          }) {
        assertThat(text(auth))
            .startsWith("secret_missing: webhook 'labels' was not called: worker")
            .contains("HOOKLINE_SECRET_" + missing);
      }
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void sendsNothingByASchemeThatThisWorkerDoesNotKnow() {
    WebhookCall call =
        WireJson.read(
                WireJson.toPayload(
                    Map.of(
                        "name",
                        "labels",
                        "url",
                        server.url("/").toString(),
                        "auth",
                        Map.of("kerberos", Map.of("realm", "A")))),
                WebhookCall.class)
            .orElseThrow();

    var outcome =
        new OkHttpEndpointCall(http, new Secrets(variables::get, Set.of(), null), "hookline/test")
            .prepare(new AttemptRequest("E", call, "msg_1", 1, null, new byte[0]))
            .send();

    assertThat(Outcomes.text(outcome))
        .isEqualTo(
            "invalid_plan: webhook 'labels' was not called: its auth must be one scheme that this worker knows; correct the plan or update the worker");
    assertThat(call.auth()).isEqualTo(new Authentication(null, null, null));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void sendsNothingWhereASecretCannotBeReadAndShowsNoMessageOfIt() {
    Secrets broken =
        new Secrets(
            name -> {
              throw new IllegalStateException("hunter2");
            },
            Set.of(),
            null);
    WebhookCall call =
        WebhookCall.of(
            Outcomes.webhook(server.url("/").toString())
                .auth(AuthConfig.bearer("${env:HOOKLINE_SECRET_A}"))
                .build());

    var outcome =
        new OkHttpEndpointCall(http, broken, "hookline/test")
            .prepare(new AttemptRequest("E", call, "msg_1", 1, null, new byte[0]))
            .send();

    assertThat(Outcomes.text(outcome))
        .isEqualTo(
            "invalid_plan: webhook 'labels' was not called: its request could not be built (IllegalStateException)");
    assertThat(server.getRequestCount()).isZero();
  }

  private String text(AuthConfig auth) {
    return new Outcomes(http, variables, folder)
        .text(Outcomes.webhook(server.url("/").toString()).auth(auth));
  }

  private String sent(AuthConfig auth, String header) throws Exception {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    assertThat(text(auth)).isEqualTo("ok");
    return server.takeRequest().getHeaders().get(header);
  }
}
