package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.internal.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenTest {

  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final StringWriter out = new StringWriter();
  private @Nullable SignatureCheck signatures;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void respondsToEachPathInTurnAndRepeatsTheLast() throws Exception {
    try (Listen listen = listen(OutputFormat.TEXT, script("{\"n\":1}", "Retry-After: 5"))) {
      assertThat(send(listen, "a", "{}").statusCode()).isEqualTo(500);
      HttpResponse<String> second = send(listen, "a", "{}");
      assertThat(send(listen, "a", "{}").statusCode()).isEqualTo(204);
      assertThat(send(listen, "a", "{}").statusCode()).isEqualTo(204);
      assertThat(send(listen, "b", "{}").statusCode()).isEqualTo(500);

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body()).isEqualTo("{\"n\":1}");
      assertThat(second.headers().firstValue("retry-after")).contains("5");
      assertThat(second.headers().firstValue("content-type")).contains("application/json");
      assertThat(listen.summary()).isEqualTo("5 request(s) on 2 path(s)");
    }
  }

  @Test
  void printsARequestWithoutItsSecrets() throws Exception {
    try (Listen listen = listen(OutputFormat.TEXT, script(""))) {
      send(listen, "labels?token=hidden", "{\"a\":\"\u001b[31m\"}");
    }

    assertThat(out.toString())
        .containsPattern("^\\S+Z POST /labels, request 1, responded with 500\n")
        .endsWith(
            """
              event OnCreated, webhook labels, attempt 2
              webhook-id msg_1
              authorization Bearer
              {"a":"\uFFFD[31m"}
            """
                .indent(0))
        .doesNotContain("hidden");
  }

  @Test
  void printsOneObjectALineForPrograms() throws Exception {
    try (Listen listen = listen(OutputFormat.JSON, script(""))) {
      send(listen, "labels", "{\n}");
      send(listen, "labels", "");
    }

    List<String> lines = out.toString().lines().toList();
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(lines).hasSize(2);
    assertThat(first.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "at",
            "method",
            "path",
            "request",
            "event",
            "webhook",
            "attempt",
            "webhookId",
            "authorization",
            "body",
            "status");
    assertThat(first.path("attempt").asInt()).isEqualTo(2);
    assertThat(first.path("authorization").asText()).isEqualTo("Bearer");
    assertThat(first.path("body").asText()).isEqualTo("{\n}");
    assertThat(new ObjectMapper().readTree(lines.get(1)).path("request").asInt()).isEqualTo(2);
  }

  @Test
  void printsWhetherARequestIsSigned() throws Exception {
    signatures = SignatureCheck.of(List.of(KEY), List.of(), name -> null);
    try (Listen listen = listen(OutputFormat.TEXT, script(""))) {
      sendSigned(listen, "{}");
      sendSigned(listen, "{ }");
      send(listen, "labels", "{}");
    }

    assertThat(out.toString())
        .containsSubsequence(
            "  signature valid\n",
            "  signature not valid (signature_mismatch): no signature matches one of the keys; ",
            "  signature not valid (header_missing): request has no header webhook-timestamp; does the sender sign it?\n")
        .doesNotContain("v1,");
  }

  @Test
  void printsAsJsonWhetherARequestIsSigned() throws Exception {
    signatures = SignatureCheck.of(List.of(KEY), List.of(), name -> null);
    try (Listen listen = listen(OutputFormat.JSON, script(""))) {
      sendSigned(listen, "{}");
      sendSigned(listen, "{ }");
    }

    List<String> lines = out.toString().lines().toList();
    JsonNode good = new ObjectMapper().readTree(lines.get(0));
    JsonNode bad = new ObjectMapper().readTree(lines.get(1));
    assertThat(good.path("signature").asText()).isEqualTo("valid");
    assertThat(good.has("signatureDetail")).isFalse();
    assertThat(bad.path("signature").asText()).isEqualTo("signature_mismatch");
    assertThat(bad.path("signatureDetail").asText())
        .startsWith("no signature matches one of the keys");
  }

  @Test
  void acceptsKeysByReferenceAndOtherHeaders(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("labels.key"), KEY + "\n");
    signatures =
        SignatureCheck.of(
            List.of("${env:A}", "${file:" + file + "}"),
            List.of("webhook-id", "webhook-timestamp", "webhook-signature"),
            name -> "whsec_" + "AAAA".repeat(8));
    try (Listen listen = listen(OutputFormat.TEXT, script(""))) {
      sendSigned(listen, "{}");
    }

    assertThat(out.toString()).contains("signature valid");
  }

  @Test
  void refusesKeysThatItCannotUseWithoutShowingThem() {
    assertThatThrownBy(() -> SignatureCheck.of(List.of("hunter2"), List.of(), name -> null))
        .hasMessage(
            "--verify: key must start with whsec_ or whpk_, found neither; ask the sender for it");
    assertThatThrownBy(() -> SignatureCheck.of(List.of("${env:A}"), List.of(), name -> null))
        .hasMessage("--verify: variable A is not set; set it");
    assertThatThrownBy(() -> SignatureCheck.of(List.of("hunter${env:A}"), List.of(), name -> ""))
        .hasMessage("--verify must be a key, or one reference to it such as ${file:labels.key}");
    assertThatThrownBy(() -> SignatureCheck.of(List.of(), List.of("a", "b", "c"), name -> null))
        .hasMessage(
            "--verify-headers needs --verify and three names, for id, timestamp and signature");
    assertThatThrownBy(() -> SignatureCheck.of(List.of("${file:/none/x}"), List.of(), name -> null))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Signed for the body {@code {}}. */
  private void sendSigned(Listen listen, String body) throws Exception {
    long now = Instant.now().getEpochSecond();
    http.send(
        HttpRequest.newBuilder(URI.create(listen.url("labels")))
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", Long.toString(now))
            .header(
                "webhook-signature", SigningKey.of(KEY).sign("msg_1", now, "{}".getBytes(UTF_8)))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.discarding());
  }

  @Test
  void respondsAfterTheDelay() throws Exception {
    ListenScript slow = ListenScript.of(List.of(200), new byte[0], List.of(), "300ms");
    try (Listen listen = listen(OutputFormat.TEXT, slow)) {
      long startedAt = System.nanoTime();

      send(listen, "a", "");

      assertThat(System.nanoTime() - startedAt).isGreaterThan(300_000_000L);
    }
  }

  @Test
  void refusesAnInvalidScript() throws Exception {
    assertThatThrownBy(() -> ListenScript.of(List.of(99), new byte[0], List.of(), "0s"))
        .hasMessage("--respond must list statuses from 200 to 599, found 99");
    assertThatThrownBy(() -> ListenScript.of(List.of(200), new byte[0], List.of("x"), "0s"))
        .hasMessage("--header must be of the form 'Name: value', found 'x'");
    assertThatThrownBy(() -> ListenScript.of(List.of(200), new byte[0], List.of(), "soon"))
        .hasMessage("--delay must be a duration up to 1h such as 500ms or 3s, found 'soon'");
    try (Listen listen = listen(OutputFormat.TEXT, script(""))) {
      int taken = URI.create(listen.url("")).getPort();
      assertThatThrownBy(() -> new Listen(taken, script(""), null, OutputFormat.TEXT, printer()))
          .hasMessage(
              "port %d is in use; choose another one with --port, or 0 for a free port"
                  .formatted(taken));
    }
  }

  private static ListenScript script(String body, String... headers) {
    return ListenScript.of(List.of(500, 503, 204), body.getBytes(UTF_8), List.of(headers), "0s");
  }

  private Listen listen(OutputFormat output, ListenScript script) throws IOException {
    return new Listen(0, script, signatures, output, printer());
  }

  private PrintWriter printer() {
    return new PrintWriter(out);
  }

  private HttpResponse<String> send(Listen listen, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(listen.url(path)))
            .header("hookline-event", "OnCreated")
            .header("hookline-webhook", "labels")
            .header("hookline-attempt", "2")
            .header("webhook-id", "msg_1")
            .header("authorization", "Bearer hidden")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
