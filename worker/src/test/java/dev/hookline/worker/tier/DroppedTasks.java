package dev.hookline.worker.tier;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection that loses the first workflow task that comes with the response to a completion, as
 * if its worker had died: the server has started the task, and nobody runs it.
 */
public final class DroppedTasks implements ClientInterceptor, AutoCloseable {

  private final AtomicInteger dropped = new AtomicInteger();
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  /** Connects to the server of another client. */
  public DroppedTasks(WorkflowClient other) {
    WorkflowServiceStubsOptions options = other.getWorkflowServiceStubs().getOptions();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(options.getTarget())
                .setGrpcClientInterceptors(List.of(this))
                .build());
    client = WorkflowClient.newInstance(stubs, other.getOptions());
  }

  public WorkflowClient client() {
    return client;
  }

  public boolean hasDropped() {
    return dropped.get() > 0;
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<B> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              @SuppressWarnings("unchecked") // of the same type as the message
              public void onMessage(B message) {
                super.onMessage(
                    message instanceof RespondWorkflowTaskCompletedResponse response
                            && response.hasWorkflowTask()
                            && dropped.getAndIncrement() == 0
                        ? (B) response.toBuilder().clearWorkflowTask().build()
                        : message);
              }
            },
            headers);
      }
    };
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
