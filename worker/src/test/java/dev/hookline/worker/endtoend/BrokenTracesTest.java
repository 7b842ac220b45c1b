package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
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
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's span processor that throws changes no outcome and repeats no attempt. */
class BrokenTracesTest {

  private static final EventType EVENT = EventType.of("OnTraced");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callsTheEndpointOnceAndReturnsItsResponse(boolean atStart) {
    AtomicInteger successes = new AtomicInteger();
    try (Receiver receiver = new Receiver();
        WatchedServer server = new WatchedServer(new WatchedCalls())) {
      receiver.on("labels", Step.of(200, "{}"));
      try (Hookline hookline =
          Hookline.builder(config(receiver), List.of(EVENT), WorkerSettings.of(name -> null))
              .client(server.client())
              .openTelemetry(broken(atStart))
              .start()
              .orElseThrow()) {
        hookline
            .manager()
            .invokeWebhooks(
                EVENT,
                Payload.of("{}"),
                InvokeOptions.defaults().withDeadline(Duration.ofSeconds(60)),
                response -> successes.incrementAndGet(),
                OnError.rethrow());
      }
      assertThat(receiver.requests("labels")).hasSize(1);
    }

    assertThat(successes).hasValue(1);
  }

  private static OpenTelemetry broken(boolean atStart) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(new Broken(atStart)).build())
        .build();
  }

  private record Broken(boolean isStartRequired) implements SpanProcessor {

    @Override
    public boolean isEndRequired() {
      return !isStartRequired;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      throw new IllegalStateException("at a span's start");
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw new IllegalStateException("at a span's end");
    }
  }

  private static Config config(Receiver receiver) {
    return Config.empty()
        .with(
            EVENT,
            WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build());
  }
}
