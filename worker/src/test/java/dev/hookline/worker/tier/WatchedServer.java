package dev.hookline.worker.tier;

import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.util.List;

/** An in-process server, and a client whose calls are observed. */
public final class WatchedServer implements AutoCloseable {

  private final TestServer.InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs;
  private final WorkflowServiceStubs unwatched;
  private final WorkflowClient client;

  public WatchedServer(WatchedCalls calls) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .setGrpcClientInterceptors(List.of(calls))
                .build());
    unwatched =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
    client = WorkflowClient.newInstance(stubs);
  }

  public WorkflowClient client() {
    return client;
  }

  /** Starts a worker with default settings. */
  public HooklineWorker worker() {
    return HooklineWorker.start(client, WorkerSettings.of(name -> null));
  }

  /** Starts a worker whose calls are neither watched nor held. */
  public HooklineWorker unwatchedWorker() {
    return HooklineWorker.start(
        WorkflowClient.newInstance(unwatched), WorkerSettings.of(name -> null));
  }

  @Override
  public void close() {
    unwatched.shutdownNow();
    stubs.shutdownNow();
    server.close();
  }
}
