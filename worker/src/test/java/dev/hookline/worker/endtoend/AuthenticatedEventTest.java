package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.AuthConfig;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events whose webhooks are authenticated, from the manager to the endpoint. */
@Tag("server")
class AuthenticatedEventTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final List<String> codes = new CopyOnWriteArrayList<>();
  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker =
      HooklineWorker.start(
          client,
          WorkerSettings.of(variables::get).withTaskQueue(queue),
          attempt -> {
            if (attempt.failure() != null) {
              codes.add(attempt.failure().code());
            }
          });

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void waitsForAMissingSecretWithoutConsumingAttempts(WebhookExecution execution) throws Exception {
    receiver.on("labels", Step.of(503, ""), Step.of(200, "{}"));
    WebhookConfigBuilder webhook =
        webhook("labels").execution(execution).numRetries(2).maximumInterval(1);

    try (DurableWebhookManager manager =
        manager(webhook.auth(AuthConfig.bearer("${env:HOOKLINE_SECRET_LATE}")).build())) {
      CompletableFuture<Payload> response =
          manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults());
      Await.until(() -> codes.size() >= 4);
      assertThat(receiver.requests()).isEmpty();
      variables.put("HOOKLINE_SECRET_LATE", "s3cret");

      response.get(60, TimeUnit.SECONDS);
    }

    assertThat(codes.subList(0, 4)).containsOnly("secret_missing");
    assertThat(codes).containsOnlyOnce("http_status");
    assertThat(receiver.requests())
        .hasSize(2)
        .allMatch(request -> request.header("Authorization").equals("Bearer s3cret"));
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).finalResponse(name.equals("labels"));
  }

  private DurableWebhookManager manager(WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhooks),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
