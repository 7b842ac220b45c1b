package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.EventType;
import dev.hookline.config.RateLimit;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that share a rate, while two of them join and one of them leaves. */
@Tag("server")
@NeedsRealServer
class SharedRateTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int RATE = 20;
  private static final int EVENTS = 400;
  private static final long WINDOW = Duration.ofSeconds(10).toNanos();

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<HooklineWorker> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.forEach(HooklineWorker::close);
    receiver.close();
  }

  /** The starts take most of the time on a busy machine. */
  @Test
  @Timeout(600)
  void theEndpointNeverSeesMuchMoreThanItsRate() {
    receiver.on("mail", Step.of(200, "{}"));
    start();
    try (DurableWebhookManager manager = manager()) {
      for (int i = 0; i < EVENTS; i++) {
        manager.start(EVENT, Payload.of("{}"), InvokeOptions.defaults());
        if (i == EVENTS / 3) {
          start();
          start();
        }
      }
      Await.until(() -> receiver.requests().size() >= EVENTS * 3 / 4, Duration.ofMinutes(3));
      workers.remove(0).close();
      Await.until(() -> receiver.requests().size() >= EVENTS, Duration.ofMinutes(3));
    }

    List<Long> arrived =
        receiver.requests().stream().map(Receiver.Request::nanos).sorted().toList();
    double seconds = (arrived.get(EVENTS * 3 / 4 - 1) - arrived.get(0)) / 1e9;
    System.out.printf(
        "%d requests, at most %d in 10 s, the first three quarters in %.1f s%n",
        arrived.size(), most(arrived), seconds);
    assertThat(most(arrived)).isBetween(RATE * 6, RATE * 11);
    assertThat(arrived).hasSize(EVENTS);
  }

  private void start() {
    workers.add(HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue)));
  }

  /** The most requests in any ten seconds. */
  private static int most(List<Long> arrived) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < arrived.size(); last++) {
      while (arrived.get(last) - arrived.get(first) >= WINDOW) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private DurableWebhookManager manager() {
    WebhookConfig mail =
        WebhookConfig.builder("mail", receiver.url("mail"))
            .async(true)
            .endpoint(EndpointConfig.named("mail").withRateLimit(RateLimit.perSecond(RATE)))
            .build();
    return Webhooks.initialize(
            Config.empty().with(EVENT, mail),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
