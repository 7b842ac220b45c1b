package dev.hookline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.WebhookException.LastAttempt;
import dev.hookline.config.EventType;
import dev.hookline.internal.metrics.StartQueue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WebhookMetricsTest {

  private static final EventType EVENT = EventType.of("OnOrderPaid");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScriptedManager script = new ScriptedManager(EVENT);
  private final DurableWebhookManager manager = WebhookMetrics.measured(script, registry);

  @Test
  void countsASuccessOfEachMethod() {
    invoke(OnError.noOp());
    manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults()).join();
    manager.start(EVENT, Payload.of("{}"), InvokeOptions.defaults());
    manager.attach(EVENT, "key", InvokeOptions.defaults(), OnSuccess.noOp(), OnError.noOp());

    assertThat(meters())
        .containsExactlyInAnyOrder(
            "attach  OnOrderPaid success 1",
            "invoke  OnOrderPaid success 2",
            "start  OnOrderPaid success 1");
  }

  @Test
  void countsAFailedEventThoughItsHandlerThrowsNothing() {
    script.failWith(failure("http_status"));

    invoke(failure -> null);

    assertThat(meters()).containsExactly("invoke http_status OnOrderPaid failure 1");
  }

  @Test
  void countsAnUnknownCodeAsOther() {
    script.failWith(failure("code of a newer worker"));

    assertThatThrownBy(() -> invoke(OnError.rethrow())).isInstanceOf(WebhookException.class);

    assertThat(meters()).containsExactly("invoke other OnOrderPaid failure 1");
  }

  @Test
  void countsACallWithoutTheOutcomeByItsReason() {
    script.failWith(
        new InvocationException(Reason.SERVER_BUSY, Accepted.NO, "busy", null, null, null));

    assertThatThrownBy(() -> invoke(OnError.noOp())).isInstanceOf(InvocationException.class);

    assertThat(meters()).containsExactly("invoke server_busy OnOrderPaid error 1");
  }

  @Test
  void countsAnEventOnceIfTheCallbackThrows() {
    assertThatThrownBy(
            () ->
                manager.invokeWebhooks(
                    EVENT,
                    Payload.of("{}"),
                    InvokeOptions.defaults(),
                    response -> {
                      throw new IllegalStateException("in the callback");
                    },
                    OnError.noOp()))
        .hasMessage("in the callback");

    assertThat(meters()).containsExactly("invoke  OnOrderPaid success 1");
  }

  @Test
  void countsACancelledFutureAndAWrongArgumentByCodesOfTheirOwn() {
    script.failWith(new CancellationException());
    assertThatThrownBy(() -> invoke(OnError.noOp())).isInstanceOf(CancellationException.class);
    script.failWith(new IllegalArgumentException("no such event"));
    assertThatThrownBy(() -> invoke(OnError.noOp())).isInstanceOf(IllegalArgumentException.class);

    assertThat(meters())
        .containsExactlyInAnyOrder(
            "invoke bad_input OnOrderPaid error 1", "invoke cancelled OnOrderPaid error 1");
  }

  @Test
  void leavesOutcomesAloneIfTheRegistryFails() {
    registry
        .config()
        .meterFilter(
            MeterFilter.deny(
                id -> {
                  throw new IllegalStateException("in a filter");
                }));
    AtomicInteger successes = new AtomicInteger();

    manager.invokeWebhooks(
        EVENT,
        Payload.of("{}"),
        InvokeOptions.defaults(),
        response -> successes.incrementAndGet(),
        OnError.rethrow());

    assertThat(successes).hasValue(1);
    assertThat(manager.start(EVENT, Payload.of("{}"), InvokeOptions.defaults()).executionId())
        .isEqualTo("execution");
    script.failWith(failure("http_status"));
    assertThatThrownBy(() -> invoke(OnError.rethrow())).isInstanceOf(WebhookException.class);
  }

  @Test
  void callsWithTheCallersOptionsIfTheObserverFails() {
    InvokeOptions options = InvokeOptions.key("order-1");

    new ObservedManager(
            script,
            (event, call, given) -> {
              throw new IllegalStateException("in the observer");
            })
        .start(EVENT, Payload.of("{}"), options);

    assertThat(script.options()).containsExactly(options);
  }

  @Test
  void hasOneLabelForAllEventsThatAreNotConfigured() {
    for (int i = 0; i < 3; i++) {
      manager.start(EventType.of("E" + i), Payload.of("{}"), InvokeOptions.defaults());
    }

    assertThat(meters()).containsExactly("start  unknown success 3");
  }

  @Test
  void measuresTheQueueOfStartsAlsoWithinAnotherObserver() {
    assertThat(WebhookMetrics.measured(new ObservedManager(queueing(12), noObserver()), registry))
        .isNotNull();

    assertThat(
            registry
                .get("hookline.starts.limit")
                .tags("namespace", "default", "task_queue", "hookline")
                .gauge()
                .value())
        .isEqualTo(12);
    assertThat(registry.get("hookline.starts.queued").gauge().value()).isEqualTo(3);
  }

  @Test
  void measuresTheQueueOfStartsOfTheLatestManager() {
    assertThat(WebhookMetrics.measured(queueing(12), registry)).isNotNull();
    assertThat(WebhookMetrics.measured(queueing(7), registry)).isNotNull();

    assertThat(registry.get("hookline.starts.limit").gauge().value()).isEqualTo(7);
  }

  private DurableWebhookManager queueing(int limit) {
    return (DurableWebhookManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DurableWebhookManager.class, StartQueue.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "namespace" -> "default";
                  case "taskQueue" -> "hookline";
                  case "limit" -> limit;
                  case "queued" -> 3;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static CallObserver noObserver() {
    return (event, call, options) -> {
      throw new UnsupportedOperationException();
    };
  }

  private void invoke(OnError onError) {
    manager.invokeWebhooks(
        EVENT, Payload.of("{}"), InvokeOptions.defaults(), OnSuccess.noOp(), onError);
  }

  private static WebhookException failure(String code) {
    return new WebhookException("failed", null, code, LastAttempt.UNKNOWN, "id", "run");
  }

  private List<String> meters() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(
            id ->
                id.getTags().stream().map(Tag::getValue).collect(Collectors.joining(" "))
                    + " "
                    + registry.get(id.getName()).tags(id.getTags()).timer().count())
        .toList();
  }
}
