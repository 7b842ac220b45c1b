package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests that start an event, and their search attributes in particular. */
@Timeout(60)
class StartRequestTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final EventType REFUSED = EventType.of("OnRefused");
  private static final EventType WITH_ASYNC = EventType.of("OnWithAsync");
  private static final int CALLERS = 16;

  private ScriptedStarts server;
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() throws IOException {
    server = new ScriptedStarts();
    WebhookConfig labels =
        WebhookConfig.builder("labels", "http://labels.internal").finalResponse(true).build();
    WebhookConfig mail = WebhookConfig.builder("mail", "http://mail.internal").async(true).build();
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(EVENT, labels)
                    .with(REFUSED, labels)
                    .with(WITH_ASYNC, labels, mail),
                List.of(EVENT, REFUSED, WITH_ASYNC),
                server.client(),
                DurableOptions.defaults())
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    manager.close();
    server.close();
  }

  @Test
  void aRejectedEventDoesNotCostOthersTheirSearchAttributes() {
    server.startStatus =
        start ->
            start.getWorkflowId().startsWith(REFUSED.name())
                ? Status.INVALID_ARGUMENT.withDescription("blob size exceeds limit")
                : Status.OK;

    assertThatThrownBy(() -> manager.start(REFUSED, "x", InvokeOptions.key("k")))
        .isInstanceOfSatisfying(
            InvocationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR))
        .hasMessageContaining("blob size exceeds limit");
    start("k");

    assertThat(lastStart().getWorkflowId()).isEqualTo("OnProjectCreated:k");
    assertThat(ScriptedStarts.hasEvent(lastStart())).isTrue();
  }

  @Test
  void anEventThatIsRecordedWithoutItsPlaceMayHaveBeenAccepted() {
    assertThatThrownBy(() -> manager.start(EVENT, "x", InvokeOptions.key("k").withOrderingKey("7")))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.PERMISSION_DENIED);
              assertThat(e.accepted()).isEqualTo(InvocationException.Accepted.UNKNOWN);
            });

    assertThat(server.starts).hasSize(1);
  }

  @Test
  void aRejectedSearchAttributeIsOmittedForAWhile() {
    server.startStatus =
        start -> ScriptedStarts.hasEvent(start) ? Status.INVALID_ARGUMENT : Status.OK;

    start("a");
    start("b");

    assertThat(server.starts)
        .extracting(start -> start.getWorkflowId() + " " + ScriptedStarts.hasEvent(start))
        .containsExactly(
            "OnProjectCreated:a true", "OnProjectCreated:a false", "OnProjectCreated:b false");
  }

  @Test
  void concurrentCallersFetchTheSearchAttributesOnce() throws InterruptedException {
    server.sendsAtOnce = false;
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      String key = "k" + caller;
      callers.add(new Thread(() -> start(key), key));
    }
    callers.forEach(Thread::start);
    while (server.attributeRequests.isEmpty()
        || callers.stream().anyMatch(StartRequestTest::isBusy)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    int requests = server.attributeRequests.size();

    server.sendAttributes();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(requests).isEqualTo(1);
    assertThat(server.attributeRequests).hasSize(1);
    assertThat(server.starts).hasSize(CALLERS).allMatch(ScriptedStarts::hasEvent);
  }

  private static boolean isBusy(Thread thread) {
    return thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING;
  }

  @Test
  void aCallerThatTimesOutDuringTheFetchDoesNotCostOthersTheirSearchAttributes() {
    server.sendsAtOnce = false;
    InvokeOptions soon = InvokeOptions.key("soon").withDeadline(Duration.ofMillis(300));

    assertThatThrownBy(() -> manager.start(EVENT, "x", soon))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED));
    server.sendAttributes();
    start("k");

    assertThat(lastStart().getWorkflowId()).isEqualTo("OnProjectCreated:k");
    assertThat(ScriptedStarts.hasEvent(lastStart())).isTrue();
  }

  @Test
  void aStartWithAnUpdateRequestsTheSameExecutionAsOneWithout() {
    InvokeOptions options = InvokeOptions.key("k").withDeadline(Duration.ofSeconds(20));
    server.startStatus = start -> Status.INTERNAL.withDescription("ends the call without waiting");

    assertThatThrownBy(
            () -> manager.invokeWebhooks(WITH_ASYNC, "x", options, r -> {}, OnError.noOp()))
        .isInstanceOf(InvocationException.class);

    assertThat(server.startsWithUpdate).hasSize(1);
    assertThat(server.starts).isNotEmpty();
    assertThat(withoutRequestId(server.startsWithUpdate.get(0)))
        .isEqualTo(withoutRequestId(server.starts.get(0)));
  }

  /** It differs from request to request. */
  private static StartWorkflowExecutionRequest withoutRequestId(
      StartWorkflowExecutionRequest start) {
    return start.toBuilder().clearRequestId().build();
  }

  @Test
  void theDatabaseLookupForALongIdHasADeadline() {
    start("k".repeat(300));

    assertThat(server.databaseDeadlines)
        .singleElement()
        .satisfies(
            deadline ->
                assertThat(deadline.timeRemaining(TimeUnit.SECONDS)).isLessThanOrEqualTo(10));
  }

  private void start(String key) {
    var unused = manager.start(EVENT, "x", InvokeOptions.key(key));
  }

  private StartWorkflowExecutionRequest lastStart() {
    return server.starts.get(server.starts.size() - 1);
  }
}
