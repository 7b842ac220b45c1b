package dev.hookline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.EventType;
import dev.hookline.testing.MockWebhookClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimpleWebhookManagerTest {
  private static final EventType EVENT = EventType.of("E");
  private static final Payload BODY = Payload.of("{\"id\":1}");

  @Test
  void runsInOrderAndPassesOnResponses() {
    MockWebhookClient first = MockWebhookClient.sync("a").respondWith(Payload.of("1"));
    MockWebhookClient second =
        MockWebhookClient.sync("b").useDataFrom("a").finalResponse().respondWith(Payload.of("2"));
    List<Object> seen = new ArrayList<>();

    manager(List.of(first, second), List.of())
        .invokeWebhooks(
            EVENT,
            BODY,
            response -> {
              seen.add(response);
              seen.add(Thread.currentThread());
            },
            OnError.noOp());

    assertThat(first.payloads()).containsExactly(BODY);
    assertThat(second.payloads()).containsExactly(Payload.of("1"));
    assertThat(seen).containsExactly(Payload.of("2"), Thread.currentThread());
  }

  @Test
  void letsOnErrorSwallowOrReplaceAndStartsNoAsyncWebhook() {
    WebhookException failure = new WebhookException(new IllegalStateException("down"));
    MockWebhookClient async = MockWebhookClient.async("z");
    WebhookManager manager =
        manager(
            List.of(MockWebhookClient.sync("a").finalResponse().failWith(failure)), List.of(async));
    RuntimeException other = new IllegalArgumentException("other");

    assertThatCode(() -> manager.invokeWebhooks(EVENT, BODY, OnSuccess.noOp(), e -> null))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> manager.invokeWebhooks(EVENT, BODY, OnSuccess.noOp(), e -> other))
        .isSameAs(other);
    assertThatThrownBy(() -> manager.invokeWebhooks(EVENT, BODY, OnSuccess.noOp(), OnError.noOp()))
        .isSameAs(failure)
        .hasMessage("error invoking webhook: down");
    assertThat(async.payloads()).isEmpty();
  }

  @Test
  void deliversTheOriginalPayloadToAsyncWebhooksAfterTheSyncOnes() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch delivered = new CountDownLatch(1);
    MockWebhookClient sync =
        MockWebhookClient.sync("a")
            .finalResponse()
            .respondWith(
                body -> {
                  order.add("a");
                  return Payload.of("1");
                });
    MockWebhookClient async =
        MockWebhookClient.async("z")
            .respondWith(
                body -> {
                  order.add("z");
                  delivered.countDown();
                  return body;
                });

    manager(List.of(sync), List.of(async))
        .invokeWebhooks(EVENT, BODY, OnSuccess.noOp(), OnError.noOp());

    assertThat(delivered.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("a", "z");
    assertThat(async.payloads()).containsExactly(BODY);
  }

  @Test
  void propagatesAnExceptionOfOnSuccess() {
    RuntimeException broken = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                manager(List.of(MockWebhookClient.sync("a").finalResponse()), List.of())
                    .invokeWebhooks(
                        EVENT,
                        BODY,
                        response -> {
                          throw broken;
                        },
                        error -> null))
        .isSameAs(broken);
  }

  @Test
  void endsTheWaitAtTheDeadlineWithoutACallback() {
    CountDownLatch release = new CountDownLatch(1);
    List<Object> called = new ArrayList<>();
    MockWebhookClient slow =
        MockWebhookClient.sync("a")
            .finalResponse()
            .respondWith(
                body -> {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return body;
                });

    assertThatThrownBy(
            () ->
                manager(List.of(slow), List.of())
                    .invokeWebhooks(
                        EVENT,
                        BODY,
                        InvokeOptions.defaults().withDeadline(Duration.ofMillis(50)),
                        called::add,
                        error -> {
                          called.add(error);
                          return null;
                        }))
        .isInstanceOf(InvocationException.class);
    release.countDown();
    assertThat(called).isEmpty();
  }

  @Test
  void concurrentEventsUseABoundedNumberOfThreads() {
    CountDownLatch release = new CountDownLatch(1);
    MockWebhookClient slow =
        MockWebhookClient.sync("a")
            .finalResponse()
            .respondWith(
                body -> {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return body;
                });
    WebhookManager manager = manager(List.of(slow), List.of());
    List<CompletableFuture<Payload>> outcomes = new ArrayList<>();

    for (int event = 0; event < 1_000; event++) {
      outcomes.add(manager.invokeWebhooksAsync(EVENT, BODY, InvokeOptions.defaults()));
    }
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("hookline-simple"))
            .count();
    release.countDown();

    assertThat(threads).isLessThanOrEqualTo(300);
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.get()).isEqualTo(BODY));
  }

  private static WebhookManager manager(List<WebhookClient> sync, List<WebhookClient> async) {
    return new SimpleWebhookManager(Map.of(EVENT, sync), Map.of(EVENT, async));
  }
}
