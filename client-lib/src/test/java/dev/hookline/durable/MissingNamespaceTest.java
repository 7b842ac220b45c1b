package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A namespace that the server does not have is not taken for an execution that is not there. */
class MissingNamespaceTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  @Test
  void attachNamesTheNamespace() throws IOException {
    String name = UUID.randomUUID().toString();
    Server server = InProcessServerBuilder.forName(name).addService(new Nowhere()).build().start();
    ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
    try (DurableWebhookManager manager = manager(WorkflowClient.newInstance(stubs))) {
      assertThatThrownBy(
              () -> manager.attach(EVENT, "k", InvokeOptions.defaults(), r -> {}, OnError.noOp()))
          .isInstanceOfSatisfying(
              InvocationException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.NAMESPACE_NOT_FOUND);
                assertThat(e.accepted()).isEqualTo(Accepted.NO);
              })
          .hasMessage(
              "Temporal server has no namespace 'default'; create it or set TEMPORAL_NAMESPACE"
                  + " (execution OnProjectCreated:k)");
    } finally {
      stubs.shutdownNow();
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static DurableWebhookManager manager(WorkflowClient client) {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("labels", "http://labels.internal")
                        .finalResponse(true)
                        .build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults())
        .orElseThrow();
  }

  /** Answers as Temporal's server does. */
  private static final class Nowhere extends WorkflowServiceImplBase {

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> response) {
      response.onNext(GetSystemInfoResponse.getDefaultInstance());
      response.onCompleted();
    }

    @Override
    public void describeWorkflowExecution(
        DescribeWorkflowExecutionRequest request,
        StreamObserver<DescribeWorkflowExecutionResponse> response) {
      StatusRuntimeException missing =
          StatusProto.toStatusRuntimeException(
              com.google.rpc.Status.newBuilder()
                  .setCode(Code.NOT_FOUND_VALUE)
                  .setMessage("Namespace default is not found.")
                  .addDetails(
                      Any.pack(
                          NamespaceNotFoundFailure.newBuilder().setNamespace("default").build()))
                  .build());
      response.onError(missing);
    }
  }
}
