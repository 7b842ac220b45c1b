package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.uber.m3.tally.NoopScope;
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
import dev.hookline.connect.Connection;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationRequest;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that is at one of its limits for longer than the caller waits. */
class BusyServerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  @Test
  void isRetriedUntilTheDeadlineAndReportedAsTheReason() throws IOException {
    AtomicInteger starts = new AtomicInteger();
    AtomicInteger startsWithUpdate = new AtomicInteger();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Busy(starts, startsWithUpdate))
            .build()
            .start();
    try (Connection connection = Connection.to("127.0.0.1:" + server.getPort(), new NoopScope());
        DurableWebhookManager manager =
            Webhooks.initialize(
                    Config.empty()
                        .with(
                            EVENT,
                            WebhookConfig.builder("labels", "http://labels.internal")
                                .finalResponse(true)
                                .build(),
                            WebhookConfig.builder("mail", "http://mail.internal")
                                .async(true)
                                .build()),
                    List.of(EVENT),
                    connection.client(),
                    DurableOptions.defaults())
                .orElseThrow()) {
      InvocationException refused =
          catchThrowableOfType(
              InvocationException.class,
              () ->
                  manager.invokeWebhooks(
                      EVENT,
                      "x",
                      InvokeOptions.key("k").withDeadline(Duration.ofSeconds(6)),
                      OnSuccess.noOp(),
                      OnError.noOp()));

      assertThat(refused.reason()).isEqualTo(Reason.SERVER_BUSY);
      assertThat(refused.accepted()).isEqualTo(Accepted.UNKNOWN);
      assertThat(refused)
          .hasMessageContaining("Temporal server is at one of its limits")
          .hasMessageContaining("namespace rate limit exceeded")
          .hasMessageContaining("call again with key 'k'");
      assertThat(starts).hasValueGreaterThan(1);
      assertThat(startsWithUpdate).hasValueGreaterThan(1);
    } finally {
      server.shutdownNow();
    }
  }

  private static final class Busy extends WorkflowServiceImplBase {

    private static final Status LIMIT =
        Status.RESOURCE_EXHAUSTED.withDescription("namespace rate limit exceeded");

    private final AtomicInteger starts;
    private final AtomicInteger startsWithUpdate;

    Busy(AtomicInteger starts, AtomicInteger startsWithUpdate) {
      this.starts = starts;
      this.startsWithUpdate = startsWithUpdate;
    }

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> responses) {
      responses.onNext(GetSystemInfoResponse.getDefaultInstance());
      responses.onCompleted();
    }

    @Override
    public void startWorkflowExecution(
        StartWorkflowExecutionRequest request,
        StreamObserver<StartWorkflowExecutionResponse> responses) {
      starts.incrementAndGet();
      responses.onError(LIMIT.asRuntimeException());
    }

    @Override
    public void executeMultiOperation(
        ExecuteMultiOperationRequest request,
        StreamObserver<ExecuteMultiOperationResponse> responses) {
      startsWithUpdate.incrementAndGet();
      responses.onError(LIMIT.asRuntimeException());
    }
  }
}
