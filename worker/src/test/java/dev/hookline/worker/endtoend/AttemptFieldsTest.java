package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.metrics.AttemptLogger;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log line of an attempt names its execution. */
@Tag("server")
class AttemptFieldsTest {

  private static final EventType EVENT = EventType.of("OnLogged");

  private final String key = UUID.randomUUID().toString();
  private final WorkflowClient client = TemporalTier.current().client();
  private final Receiver receiver = new Receiver();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.hookline.attempts");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private HooklineWorker worker;

  @BeforeEach
  void start() {
    lines.start();
    log.addAppender(lines);
    worker =
        HooklineWorker.start(
            client,
            WorkerSettings.of(name -> null).withTaskQueue(key),
            new AttemptLogger(attempt -> {}));
  }

  @AfterEach
  void stop() {
    worker.close();
    log.detachAppender(lines);
    receiver.close();
  }

  @Test
  void namesExecutionKeyAndAttemptOfEachThatFailed() {
    receiver.on("billing", Step.of(503, ""));

    fail(WebhookConfig.builder("billing", receiver.url("billing")).finalResponse(true).build());

    String fields =
        "hookline.execution=OnLogged:%s hookline.key=%1$s hookline.attempt=%d"
            + " hookline.event=OnLogged hookline.webhook=billing";
    assertThat(fieldsOf("billing"))
        .containsExactly(
            fields.formatted(key, 1), fields.formatted(key, 2), fields.formatted(key, 3));
  }

  @Test
  void namesTheAddressOfADelivery() {
    receiver.on("mail", Step.of(410, "")).on("audit", Step.of(410, ""));
    try (DurableWebhookManager manager =
        manager(
            WebhookConfig.builder("mail", receiver.url("mail")).async(true).build(),
            WebhookConfig.builder("audit", receiver.url("audit")).async(true).build())) {
      manager.invokeWebhooks(EVENT, Payload.of("{}"), InvokeOptions.key(key), null, null);
    }

    Await.until(() -> fieldsOf("mail").size() + fieldsOf("audit").size() == 2);

    assertThat(fieldsOf("mail"))
        .containsExactly(
            ("hookline.execution=OnLogged:%s:async:mail hookline.key=%1$s hookline.attempt=1"
                    + " hookline.event=OnLogged hookline.webhook=mail")
                .formatted(key));
  }

  private void fail(WebhookConfig webhook) {
    try (DurableWebhookManager manager = manager(webhook)) {
      assertThatThrownBy(
              () ->
                  manager.invokeWebhooks(
                      EVENT, Payload.of("{}"), InvokeOptions.key(key), null, error -> error))
          .hasMessageContaining("responded with 503");
    }
  }

  private DurableWebhookManager manager(WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhooks),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(key))
        .orElseThrow();
  }

  private List<String> fieldsOf(String webhook) {
    return List.copyOf(lines.list).stream()
        .map(
            line ->
                line.getKeyValuePairs().stream()
                    .map(pair -> pair.key + "=" + pair.value)
                    .collect(Collectors.joining(" ")))
        .filter(fields -> fields.endsWith("webhook=" + webhook))
        .toList();
  }
}
