package dev.hookline.worker.endtoend;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Events, workers and starters of one task queue, each with encryption keys of its own. */
final class EncryptedEvents implements AutoCloseable {

  static final EventType EVENT = EventType.of("OnProjectCreated");
  static final Encryption NONE = Encryption.none();
  static final Encryption OLD = TemporalTier.encryption("k1");
  static final Encryption ROTATED = TemporalTier.encryption("k2", "k1");

  final Receiver receiver = new Receiver();
  final String queue = "test-" + UUID.randomUUID();
  private final List<AutoCloseable> closing = new ArrayList<>();

  static WorkflowClient client(Encryption encryption) {
    return TemporalTier.current().client(encryption);
  }

  WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }

  HooklineWorker worker(Encryption encryption) {
    return HooklineWorker.start(
        client(encryption), WorkerSettings.of(name -> "value").withTaskQueue(queue));
  }

  DurableWebhookManager manager(Encryption encryption, WebhookConfig... webhooks) {
    DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty().with(EVENT, webhooks),
                List.of(EVENT),
                client(encryption),
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    closing.add(manager);
    return manager;
  }

  CompletableFuture<Payload> invoke(DurableWebhookManager manager, String payload) {
    return manager.invokeWebhooksAsync(EVENT, Payload.of(payload), InvokeOptions.key(queue));
  }

  String execution() {
    return EVENT.name() + ":" + queue;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : closing) {
      one.close();
    }
    receiver.close();
  }
}
