package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.Hookline;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.WatchedCalls;
import dev.hookline.worker.tier.WatchedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A service that embeds Hookline measures attempts with its own registry and observer. */
class MeasuredServiceTest {

  private static final EventType EVENT = EventType.of("OnMeasured");

  @Test
  void hasEachAttemptInItsRegistryAndItsObserver() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    List<String> observed = new CopyOnWriteArrayList<>();
    try (Receiver receiver = new Receiver();
        WatchedServer server = new WatchedServer(new WatchedCalls())) {
      receiver.on("labels", Step.of(503, ""), Step.of(200, "{}"));
      try (Hookline hookline =
          Hookline.builder(config(receiver), List.of(EVENT), WorkerSettings.of(name -> null))
              .client(server.client())
              .meterRegistry(meters)
              .observer(attempt -> observed.add(attempt.webhook()))
              .start()
              .orElseThrow()) {
        hookline
            .manager()
            .invokeWebhooks(
                EVENT,
                Payload.of("{}"),
                InvokeOptions.defaults(),
                OnSuccess.noOp(),
                OnError.rethrow());
      }
    }

    assertThat(meters.get("hookline.attempts").tag("code", "http_status").timer().count()).isOne();
    assertThat(meters.get("hookline.attempts").tag("outcome", "success").timer().count()).isOne();
    assertThat(observed).containsExactly("labels", "labels");
    assertThat(meters.get("hookline.events").tags("call", "invoke", "outcome", "success").timer())
        .satisfies(events -> assertThat(events.count()).isOne());
    assertThat(meters.get("hookline.deliveries").tag("outcome", "delivered").counter().count())
        .isOne();
    assertThat(meters.get("hookline.deliveries").tag("outcome", "given_up").counter().count())
        .isZero();
    assertThat(meters.get("hookline.attempt.phases").timers())
        .extracting(timer -> timer.getId().getTag("phase"))
        .contains("connect", "first_byte", "body");
  }

  private static Config config(Receiver receiver) {
    return Config.empty()
        .with(
            EVENT,
            WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build());
  }
}
