package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.telemetry.WebhookTracing;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerTelemetry;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.OwnThread;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** One trace from the caller to the endpoints, over retries and async deliveries. */
@Tag("server")
class TracedEventTest {

  private static final EventType EVENT = EventType.of("OnTraced");

  private static final AttributeKey<Boolean> CONTINUED =
      AttributeKey.booleanKey("hookline.continued_elsewhere");

  private final RecordedSpans spans = new RecordedSpans();
  private final OpenTelemetry telemetry = spans.openTelemetry();
  private final List<String> traceIds = new CopyOnWriteArrayList<>();
  private final List<String> spanIds = new CopyOnWriteArrayList<>();
  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void start() {
    worker =
        HooklineWorker.start(
            client,
            WorkerSettings.of(name -> null).withTaskQueue(queue),
            WorkerTelemetry.none()
                .withOpenTelemetry(telemetry)
                .withObserver(
                    attempt -> {
                      traceIds.add(MDC.get("trace.id"));
                      spanIds.add(MDC.get("span.id"));
                    }));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void leadsFromTheCallerOverExecutionAndAttemptToTheEndpoint() {
    receiver.on("labels", Step.of(200, "{}"));
    Span request = telemetry.getTracer("service").spanBuilder("GET /orders").startSpan();
    try (Scope scope = request.makeCurrent()) {
      invoke(webhook("labels").finalResponse(true).build());
    } finally {
      request.end();
    }
    await(4);

    SpanData call = spans.newest("invoke OnTraced");
    SpanData execution = spans.newest("InvokeWebhooks OnTraced");
    SpanData attempt = spans.newest("POST labels");
    assertThat(call.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
    assertThat(execution.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(attempt.getParentSpanId()).isIn(spans.ids("InvokeWebhooks OnTraced"));
    assertThat(traceparents("labels")).containsExactly(traceparent(attempt));
    assertThat(status(attempt)).isEqualTo(200);
    assertThat(attempt.getAttributes().get(AttributeKey.doubleKey("hookline.seconds.first_byte")))
        .isPositive();
  }

  @Test
  void carriesTheStateOfTheCallersSpanToEveryAttempt() {
    receiver
        .on("labels", Step.of(503, ""), Step.of(200, "{}"))
        .on("mail", Step.of(503, ""), Step.of(204, ""));
    SpanContext caller =
        SpanContext.createFromRemoteParent(
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "00f067aa0ba902b7",
            TraceFlags.getSampled(),
            TraceState.builder().put("vendor", "a%20b").build());
    try (Scope scope = Span.wrap(caller).makeCurrent()) {
      invoke(webhook("labels").finalResponse(true).build(), webhook("mail").async(true).build());
    }
    Await.until(() -> receiver.requests("mail").size() == 2);

    assertThat(receiver.requests())
        .hasSize(4)
        .extracting(request -> request.header("Tracestate"))
        .containsOnly("vendor=a%20b");
  }

  @Test
  void hasEachRetryBelowTheSameExecution() {
    receiver.on("labels", Step.of(503, ""), Step.of(503, ""), Step.of(200, "{}"));

    invoke(webhook("labels").finalResponse(true).build());
    await(5);

    List<SpanData> attempts = spans.named("POST labels");
    assertThat(attempts).hasSize(3);
    assertThat(attempts)
        .extracting(SpanData::getParentSpanId)
        .isSubsetOf(spans.ids("InvokeWebhooks OnTraced"));
    assertThat(attempts)
        .extracting(
            attempt -> attempt.getAttributes().get(AttributeKey.longKey("hookline.attempt")))
        .containsExactly(1L, 2L, 3L);
    assertThat(attempts)
        .extracting(attempt -> attempt.getAttributes().get(AttributeKey.stringKey("error.type")))
        .containsExactly("http_status", "http_status", null);
    assertThat(spanIds)
        .containsExactlyElementsOf(attempts.stream().map(SpanData::getSpanId).toList());
    assertThat(traceparents("labels"))
        .containsExactlyElementsOf(attempts.stream().map(TracedEventTest::traceparent).toList());
  }

  /** The embedded server does not pass the execution to the other worker within a minute. */
  @Test
  @NeedsRealServer
  void continuesOnAnotherWorkerBelowTheSameCaller() throws Exception {
    receiver.on("labels", Step.of(503, "").with("Retry-After", "5"), Step.of(200, "{}"));
    CompletableFuture<Void> event =
        CompletableFuture.runAsync(
            () -> invoke(webhook("labels").finalResponse(true).build()), OwnThread.EACH);
    Await.until(() -> spans.named("POST labels").size() == 1);

    worker.close();
    start();

    event.get(60, TimeUnit.SECONDS);
    await(5);
    List<SpanData> executions = spans.named("InvokeWebhooks OnTraced");
    assertThat(executions.get(0).getAttributes().get(CONTINUED)).isTrue();
    assertThat(executions.get(executions.size() - 1).getAttributes().get(CONTINUED)).isNull();
    assertThat(executions)
        .extracting(SpanData::getParentSpanId)
        .containsOnly(spans.newest("invoke OnTraced").getSpanId());
    assertThat(spans.named("POST labels"))
        .extracting(SpanData::getParentSpanId)
        .isSubsetOf(spans.ids("InvokeWebhooks OnTraced"));
  }

  @Test
  void linksAsyncDeliveriesToTheirEvent() {
    receiver.on("mail", Step.of(503, ""), Step.of(204, "")).on("audit", Step.of(204, ""));

    invoke(webhook("mail").async(true).build(), webhook("audit").async(true).build());
    await(7);

    SpanData together = spans.newest("DeliverWebhooks OnTraced");
    SpanData delivery = spans.newest("DeliverWebhook OnTraced");
    assertThat(together.getParentSpanId()).isIn(spans.ids("InvokeWebhooks OnTraced"));
    assertThat(delivery.getParentSpanId()).isIn(spans.ids("DeliverWebhooks OnTraced"));
    assertThat(spans.named("POST mail"))
        .extracting(SpanData::getParentSpanId)
        .endsWith(delivery.getSpanId())
        .isSubsetOf(List.of(together.getSpanId(), delivery.getSpanId()));
    assertThat(spans.finished())
        .extracting(SpanData::getTraceId)
        .containsOnly(together.getTraceId());
  }

  @Test
  void reportsTheFailureOfAnEvent() {
    receiver.on("labels", Step.of(410, ""));

    assertThatThrownBy(() -> invoke(webhook("labels").finalResponse(true).build()))
        .hasMessageContaining("responded with 410");
    await(3);

    assertThat(
            List.of(
                spans.newest("invoke OnTraced"),
                spans.newest("InvokeWebhooks OnTraced"),
                spans.newest("POST labels")))
        .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("error.type")))
        .containsOnly("http_status");
    assertThat(traceIds).containsOnly(spans.newest("POST labels").getTraceId());
  }

  private void invoke(WebhookConfig... webhooks) {
    try (DurableWebhookManager manager =
        WebhookTracing.traced(
            Webhooks.initialize(
                    Config.empty().with(EVENT, webhooks),
                    List.of(EVENT),
                    client,
                    DurableOptions.defaults().withTaskQueue(queue))
                .orElseThrow(),
            telemetry)) {
      manager.invokeWebhooks(
          EVENT, Payload.of("{}"), InvokeOptions.defaults(), OnSuccess.noOp(), OnError.rethrow());
    }
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }

  private void await(int count) {
    Await.until(() -> spans.finished().size() >= count);
  }

  private static long status(SpanData attempt) {
    return attempt.getAttributes().get(AttributeKey.longKey("http.response.status_code"));
  }

  private static String traceparent(SpanData span) {
    return "00-%s-%s-%s"
        .formatted(
            span.getTraceId(), span.getSpanId(), span.getSpanContext().getTraceFlags().asHex());
  }

  private List<String> traceparents(String webhook) {
    return receiver.requests(webhook).stream()
        .map(request -> request.header("Traceparent"))
        .toList();
  }
}
