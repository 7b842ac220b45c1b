package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.tier.WatchedCalls;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Errors for callers while the server is down. */
class UnreachableServerTest {

  private static final EventType EVENT = EventType.of("OnAway");

  private final WatchedCalls calls = new WatchedCalls();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setTarget("127.0.0.1:1")
              .setGrpcClientInterceptors(List.of(calls))
              .setRpcRetryOptions(
                  RpcRetryOptions.newBuilder().setExpiration(Duration.ofSeconds(1)).build())
              .build());
  private final DurableWebhookManager manager =
      Webhooks.initialize(
              Config.empty()
                  .with(
                      EVENT,
                      WebhookConfig.builder("labels", "http://127.0.0.1:1/")
                          .finalResponse(true)
                          .build()),
              List.of(EVENT),
              WorkflowClient.newInstance(stubs),
              DurableOptions.defaults())
          .orElseThrow();

  @AfterEach
  void stop() {
    manager.close();
    stubs.shutdownNow();
  }

  @Test
  void attachKeepsTheCallersDeadline() {
    InvokeOptions options = InvokeOptions.defaults().withDeadline(Duration.ofSeconds(3));

    assertThatThrownBy(() -> manager.attach(EVENT, "k", options, OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.UNKNOWN);
              assertThat(e.key()).contains("k");
            });

    assertThat(calls.deadlines())
        .isNotEmpty()
        .allSatisfy(
            deadline ->
                assertThat(deadline)
                    .hasValueSatisfying(
                        d -> assertThat(d.timeRemaining(TimeUnit.MILLISECONDS)).isLessThan(3000)));
  }

  @Test
  void cancelReportsThatNoServerResponds() {
    assertThatThrownBy(() -> manager.cancel(EVENT, "k"))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_UNREACHABLE))
        .hasMessage(
            "Temporal server did not respond; check TEMPORAL_ADDRESS and that it is running"
                + " (execution OnAway:k); cancel it again");
  }

  @Test
  void anInterruptedThreadEndsAttachAndCancel() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> manager.cancel(EVENT, "k"))
        .isInstanceOfSatisfying(
            InvocationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
    assertThatThrownBy(
            () ->
                manager.attach(
                    EVENT, "k", InvokeOptions.defaults(), OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOfSatisfying(
            InvocationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
