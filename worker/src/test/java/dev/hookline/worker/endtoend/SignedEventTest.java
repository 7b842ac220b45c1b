package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.FailureCode;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.signing.Hmac;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.verify.Verification;
import dev.hookline.verify.Verification.Reason;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.WebhookVerifier;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A receiver can verify its caller in every case. */
@Tag("server")
class SignedEventTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String OLD = "${env:HOOKLINE_SECRET_OLD}";
  private static final String NEW = "${env:HOOKLINE_SECRET_NEW}";
  private static final String PAIR = "${env:HOOKLINE_SECRET_PAIR}";

  private final NewKey oldKey = NewKey.hmac(new SecureRandom());
  private final NewKey newKey = NewKey.hmac(new SecureRandom());
  private final NewKey pair = NewKey.ed25519(new SecureRandom());
  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final List<ObservedAttempt> failures = new CopyOnWriteArrayList<>();
  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void startWorker() {
    variables.put("HOOKLINE_SECRET_OLD", oldKey.secretKey());
    variables.put("HOOKLINE_SECRET_PAIR", pair.secretKey());
    worker =
        HooklineWorker.start(
            client,
            WorkerSettings.of(variables::get).withTaskQueue(queue),
            attempt -> {
              if (attempt.failure() != null) {
                failures.add(attempt);
              }
            });
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void signsTheExactBytesOfEveryWebhookOfAnEvent() {
    receiver.on("labels", Step.of(200, "{\"labels\": [1,  2]}")).on("billing", Step.of(200, "{}"));
    receiver.on("mail", Step.of(200, "")).on("audit", Step.of(503, ""), Step.of(200, ""));

    invoke(
        webhook("labels", OLD, PAIR).build(),
        webhook("billing", OLD).useDataFrom("labels").finalResponse(true).build(),
        webhook("mail", PAIR).async(true).build(),
        webhook("audit", OLD).async(true).build());

    Await.until(
        () -> receiver.requests("audit").size() == 2 && !receiver.requests("mail").isEmpty());
    assertThat(receiver.requests("billing").get(0).text()).isEqualTo("{\"labels\": [1,  2]}");
    receiver
        .requests()
        .forEach(
            request ->
                assertThat(verified(request, oldKey.secretKey(), publicKey()).isValid())
                    .as(request.path())
                    .isTrue());
  }

  @Test
  void signsEachAttemptAnewUnderTheSameId() {
    receiver.on("labels", Step.of(503, "").with("Retry-After", "2"), Step.of(200, "{}"));

    invoke(webhook("labels", OLD).finalResponse(true).build());

    List<Request> attempts = receiver.requests();
    assertThat(attempts).hasSize(2).allMatch(r -> verified(r, oldKey.secretKey()).isValid());
    assertThat(attempts).extracting(r -> r.header("Webhook-id")).containsOnly(id(attempts.get(0)));
    assertThat(seconds(attempts.get(1))).isGreaterThanOrEqualTo(seconds(attempts.get(0)) + 2);
  }

  @Test
  void rotatesAKeyWithoutAGap() {
    receiver.on("labels", Step.of(200, "{}"));

    invoke(webhook("labels", OLD).finalResponse(true).build());
    variables.put("HOOKLINE_SECRET_NEW", newKey.secretKey());
    invoke(webhook("labels", OLD, NEW).finalResponse(true).build());
    variables.remove("HOOKLINE_SECRET_OLD");
    invoke(webhook("labels", NEW).finalResponse(true).build());

    List<Request> requests = receiver.requests();
    assertThat(requests.subList(0, 2)).allMatch(r -> verified(r, oldKey.secretKey()).isValid());
    assertThat(requests.subList(1, 3)).allMatch(r -> verified(r, newKey.secretKey()).isValid());
    assertThat(requests.subList(0, 3))
        .allMatch(r -> verified(r, oldKey.secretKey(), newKey.secretKey()).isValid());
  }

  @Test
  void usesAReplacedKeyAtTheNextAttempt() {
    receiver.on(
        "labels", Step.of(401, ""), Step.of(401, "").with("Retry-After", "1"), Step.of(200, "{}"));
    Thread rotation =
        new Thread(
            () -> {
              Await.until(() -> !receiver.requests().isEmpty());
              variables.put("HOOKLINE_SECRET_OLD", newKey.secretKey());
            });
    rotation.start();

    invoke(webhook("labels", OLD).numRetries(5).finalResponse(true).build());

    assertThat(verified(receiver.requests().get(0), oldKey.secretKey()).isValid()).isTrue();
    assertThat(verified(receiver.requests().get(2), newKey.secretKey()).isValid()).isTrue();
  }

  @Test
  void letsAReceiverWithAnotherKeyReportWhy() {
    receiver.on("labels", Step.of(200, "{}"));

    invoke(webhook("labels", OLD).finalResponse(true).build());

    assertThat(verified(receiver.requests().get(0), newKey.secretKey()))
        .isInstanceOfSatisfying(
            Rejected.class, why -> assertThat(why.reason()).isEqualTo(Reason.SIGNATURE_MISMATCH));
  }

  @Test
  void sendsALegacySignatureInAddition() {
    receiver.on("labels", Step.of(200, "{}"));
    SigningConfig signing =
        SigningConfig.of(PAIR)
            .withLegacy(LegacySignature.of(OLD, "X-Acme-Signature").withPrefix("sha256="));

    invoke(
        WebhookConfig.builder("labels", receiver.url("labels"))
            .signing(signing)
            .finalResponse(true)
            .build());

    Request request = receiver.requests().get(0);
    byte[] key = oldKey.secretKey().getBytes(UTF_8);
    assertThat(verified(request, publicKey()).isValid()).isTrue();
    assertThat(request.header("X-acme-signature"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(Hmac.sha256(key, request.body())));
  }

  @Test
  void sendsNothingIfAKeyIsMissingOrUnusable() {
    receiver.on("labels", Step.of(200, "{}"));
    variables.put("HOOKLINE_SECRET_NEW", "hunter2-is-no-key");

    try (DurableWebhookManager manager =
        manager(
            webhook("labels", OLD, "${env:HOOKLINE_SECRET_NONE}").async(true).build(),
            webhook("billing", NEW).async(true).build())) {
      StartedEvent event = manager.start(EVENT, Payload.of("{}"), InvokeOptions.defaults());
      Await.until(() -> failures.size() >= 2);
      manager.cancel(EVENT, event.key());
    }

    assertThat(failures)
        .allMatch(failed -> failed.failure() == FailureCode.SECRET_MISSING)
        .noneMatch(failed -> failed.message().contains("hunter2"))
        .extracting(ObservedAttempt::message)
        .anyMatch(
            text -> text.endsWith("worker's variable HOOKLINE_SECRET_NONE is not set; set it"))
        .anyMatch(text -> text.contains("signing key must start with whsec_ or whsk_"));
    assertThat(receiver.requests()).isEmpty();
  }

  private void invoke(WebhookConfig... webhooks) {
    try (DurableWebhookManager manager = manager(webhooks)) {
      manager.invokeWebhooks(EVENT, Payload.of("{ \"n\": 1.0 }"), OnSuccess.noOp(), OnError.noOp());
    }
  }

  private WebhookConfigBuilder webhook(String name, String... keys) {
    return WebhookConfig.builder(name, receiver.url(name)).signing(SigningConfig.of(keys));
  }

  private DurableWebhookManager manager(WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhooks),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private static Verification verified(Request request, String... keys) {
    return WebhookVerifier.of(keys)
        .verify(
            name ->
                request.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null),
            request.body());
  }

  private String publicKey() {
    return String.valueOf(pair.publicKey());
  }

  private static String id(Request request) {
    return request.header("Webhook-id");
  }

  private static long seconds(Request request) {
    return Long.parseLong(request.header("Webhook-timestamp"));
  }
}
