package dev.hookline.internal.embedded;

import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse.Capabilities;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceFutureStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Another's stubs, whose calls pass through interceptors. */
final class InterceptedStubs implements WorkflowServiceStubs {

  private final WorkflowServiceStubs stubs;
  private final WorkflowServiceBlockingStub blocking;
  private final WorkflowServiceFutureStub future;

  InterceptedStubs(WorkflowServiceStubs stubs, ClientInterceptor... interceptors) {
    this.stubs = stubs;
    this.blocking = stubs.blockingStub().withInterceptors(interceptors);
    this.future = stubs.futureStub().withInterceptors(interceptors);
  }

  @Override
  public WorkflowServiceBlockingStub blockingStub() {
    return blocking;
  }

  @Override
  public WorkflowServiceFutureStub futureStub() {
    return future;
  }

  @Override
  public WorkflowServiceStubsOptions getOptions() {
    return stubs.getOptions();
  }

  @Override
  public ManagedChannel getRawChannel() {
    return stubs.getRawChannel();
  }

  @Override
  public void shutdown() {
    stubs.shutdown();
  }

  @Override
  public void shutdownNow() {
    stubs.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return stubs.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return stubs.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return stubs.awaitTermination(timeout, unit);
  }

  @Override
  public void connect(@Nullable Duration timeout) {
    stubs.connect(timeout);
  }

  @Override
  public HealthCheckResponse healthCheck() {
    return stubs.healthCheck();
  }

  @Override
  public Supplier<Capabilities> getServerCapabilities() {
    return stubs.getServerCapabilities();
  }
}
