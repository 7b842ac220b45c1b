package service;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.ForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A server that responds before it serves the namespace. */
@ExtendWith(OutputCaptureExtension.class)
class BootingServerTest {

  @Test
  void getsAWorkerOnceItServesTheNamespace(CapturedOutput output) throws Exception {
    int port = ConnectionTest.freePort();
    Failures failures = new Failures(Status.NOT_FOUND, Status.UNAVAILABLE);
    try (Endpoint endpoint = Endpoint.respondingWith("{}");
        PortBoundTestServer server = TestServer.createPortBoundServer(port)) {
      WorkflowServiceStubs stubs = stubs(port, failures);
      try (ConfigurableApplicationContext service =
          new SpringApplicationBuilder(Service.class)
              .initializers(
                  context ->
                      ((GenericApplicationContext) context)
                          .registerBean(WorkflowClient.class, () -> client(stubs)))
              .properties("server.port=0")
              .properties(Service.webhook(endpoint))
              .run()) {
        assertThat(Http.createProject(service).get(60, TimeUnit.SECONDS).body()).isEqualTo("{}");
      } finally {
        stubs.shutdownNow();
      }
    }

    assertThat(failures.left).isEmpty();
    assertThat(output)
        .containsSubsequence(
            "the webhook worker cannot start yet (NOT_FOUND)", "the webhook worker has started");
  }

  private static WorkflowServiceStubs stubs(int port, Failures failures) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget("127.0.0.1:" + port)
            .setGrpcClientInterceptors(List.of(failures))
            .build());
  }

  private static WorkflowClient client(WorkflowServiceStubs stubs) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
            .build());
  }

  /** Fails the first descriptions of the namespace. */
  private static final class Failures implements ClientInterceptor {

    private final Queue<Status> left;

    Failures(Status... statuses) {
      this.left = new ConcurrentLinkedQueue<>(List.of(statuses));
    }

    @Override
    public <I, O> ClientCall<I, O> interceptCall(
        MethodDescriptor<I, O> method, CallOptions options, Channel next) {
      boolean fails = "DescribeNamespace".equals(method.getBareMethodName());
      Status status = fails ? left.poll() : null;
      return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<O> listener, Metadata headers) {
          super.start(status == null ? listener : failing(listener, status), headers);
        }
      };
    }

    private static <O> ClientCall.Listener<O> failing(
        ClientCall.Listener<O> listener, Status status) {
      return new ForwardingClientCallListener.SimpleForwardingClientCallListener<>(listener) {
        @Override
        public void onMessage(O message) {}

        @Override
        public void onClose(Status ignored, Metadata trailers) {
          super.onClose(status, trailers);
        }
      };
    }
  }
}
