package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.WebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.internal.http.HttpWebhookClients;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.vectors.Verdict.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the case runner: what it must not let pass. */
class CaseRunnerTest {

  private static final String OK =
      """
      {"id": "X-1-ok", "group": "http", "title": "one webhook", "eventList": ["OnX"],
       "configYaml": "enabled: true\\nconfig:\\n  OnX:\\n  - {name: w1, url: '${BASE}/w1', finalResponse: true}\\n",
       "init": {"manager": "ok", "error": null}, "isEventConfigured": {"OnX": true},
       "script": {"w1": [{"action": "respond", "status": 200, "headers": [], "body": {"utf8": "{}", "len": 2}}]},
       "invocations": [{"event": "OnX", "ctx": "background", "onSuccess": "return nil", "onError": "return same",
         "payload": {"go": "x", "json": {"utf8": "{}", "len": 2}, "marshalError": null},
         "result": {"returned": null, "panic": null, "onSuccess": {"calls": 1, "bytes": {"utf8": "{}", "len": 2}},
           "onError": {"calls": 0}, "trace": ["w1#1", "onSuccess", "return"],
           "requests": {"w1": [{"method": "POST", "target": "/w1", "body": {"utf8": "{}", "len": 2}}]}}}]}
      """;
  private static final String TLS_RESULT =
      """
      {"returned": "error invoking webhook: x509", "returnedIsWebhookError": true, "panic": null,
       "onSuccess": {"calls": 0, "bytes": null}, "onError": {"calls": 1}, "trace": ["onError", "return"],
       "requests": {}}
      """;

  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @TempDir private Path folder;

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void aCaseThatRunsAsRecordedPasses() throws Exception {
    assertThat(run("{}", Cases.text(OK)).result()).isEqualTo(Result.PASSED);
  }

  @Test
  void aCaseThatRunsDifferentlyFailsTheReport() throws Exception {
    Verdict failed = run("{}", Cases.text(OK.replace("\"w1#1\", ", "")));

    assertThat(failed.result()).isEqualTo(Result.FAILED);
    assertThatThrownBy(() -> Verdicts.report("broken", List.of(failed), folder))
        .hasMessageContaining("X-1-ok");
    assertThat(folder.resolve("vectors-broken.json")).content().contains("FAILED");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "'\"group\": \"http\"', '\"group\": \"dns\"'",
    "'\"group\": \"http\"', '\"group\": \"http\", \"proxy\": 1'",
    "'\"action\": \"respond\"', '\"action\": \"respond\", \"trailers\": []'",
    "'\"ctx\": \"background\"', '\"ctx\": \"values\"'",
    "'\"onSuccess\": \"return nil\"', '\"onSuccess\": \"sleep\"'",
    "'\"onError\": \"return same\"', '\"onError\": \"retry\"'",
    "'{\"calls\": 0}', '{\"calls\": 0, \"order\": 1}'",
    "'/w1'', final', '/w1?p=${PORT}'', final'",
    "'\"title\"', '\"extra\": {}, \"title\"'",
  })
  void partsOfACaseThatTheRunnerDoesNotReadAreReported(String known, String unknown)
      throws Exception {
    assertThat(OK).contains(known);

    Verdict verdict = run("{}", Cases.text(OK.replace(known, unknown)));

    assertThat(verdict.result()).isEqualTo(Result.NOT_UNDERSTOOD);
    assertThatThrownBy(() -> Verdicts.report("unknown", List.of(verdict), folder))
        .hasMessageContaining("X-1-ok not understood (unknown ");
  }

  @Test
  void aDeviationReplacesTheRecordedOutcome() throws Exception {
    JsonNode other = Cases.text(OK.replace("\"w1#1\", ", ""));
    String seen = run("{}", other).seen().get(1).replace("\"", "\\\"");
    String deviations =
        "{\"X-1-ok\": {\"difference\": \"d\", \"outcome\": [\"init: manager\", \"%s\"]}}"
            .formatted(seen);

    assertThat(run(deviations, other).result()).isEqualTo(Result.DEVIATING);
    assertThat(run(deviations, Cases.text(OK)).result())
        .as("a deviation that is not one")
        .isEqualTo(Result.FAILED);
  }

  @Test
  void aServerWithAnUntrustedCertificateGetsNoRequest() throws Exception {
    ObjectNode tls = (ObjectNode) Cases.text(OK.replace("${BASE}", "https://${TLSHOST}"));
    ((ObjectNode) tls.path("invocations").get(0)).set("result", Cases.text(TLS_RESULT));

    assertThat(run("{}", tls).difference()).startsWith("X-1-ok passed");
  }

  @Test
  void aClientThatTrustsTheCertificateGetsTheScriptedResponse() throws Exception {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(CaseServers.CERTIFICATE.certificate())
            .build();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    try (CaseServers servers = new CaseServers(Cases.text(OK).path("script"), new Traffic())) {
      Request request = new Request.Builder().url(servers.replace("https://${TLSHOST}/w1")).build();
      try (Response response = client.newCall(request).execute()) {
        assertThat(response.body().string()).isEqualTo("{}");
      }
    }
  }

  @ParameterizedTest(name = "{0} runs that differ: {1}")
  @CsvSource({"1, PASSED", "5, PASSED", "6, FAILED"})
  void aCancellationThatCameTooLateIsRerunAlone(int lost, Result result) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CaseRun.Managers managers =
        (config, events) ->
            runs.incrementAndGet() > lost ? simple(config, events) : Optional.empty();
    JsonNode cancelled = Cases.text(OK.replace("background", "cancel-on resp w1#1 +60000"));

    Verdict verdict = run("durable", managers, "{}", cancelled);

    assertThat(verdict.result()).isEqualTo(result);
    assertThat(verdict.label()).endsWith(" (in run %d)".formatted(Math.min(lost + 1, 6)));
  }

  @Test
  void aCaseWithoutARaceIsRunOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CaseRun.Managers none =
        (config, events) -> {
          runs.incrementAndGet();
          return Optional.empty();
        };

    assertThat(run("durable", none, "{}", Cases.text(OK)).result()).isEqualTo(Result.FAILED);
    assertThat(runs).hasValue(1);
  }

  private Verdict run(String deviations, JsonNode recorded) throws Exception {
    return run("simple", this::simple, deviations, recorded);
  }

  private static Verdict run(
      String kind, CaseRun.Managers managers, String deviations, JsonNode recorded)
      throws Exception {
    try (CaseRunner runner =
        new CaseRunner(kind, managers, Deviations.of(Cases.text(deviations)))) {
      return runner.run(List.of(recorded)).get(0);
    }
  }

  private Optional<? extends WebhookManager> simple(
      @Nullable Config config, List<EventType> events) {
    HttpWebhookClients clients =
        new HttpWebhookClients(
            new OkHttpEndpointCall(
                http, new Secrets(name -> null, Set.of(), null), "hookline/test"));
    return Webhooks.initializeSimple(config, events, clients);
  }
}
