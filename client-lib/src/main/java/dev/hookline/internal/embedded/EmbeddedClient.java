package dev.hookline.internal.embedded;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The client that a manager and a worker use in place of the one they were given, so that those of
 * one process find each other. The worker has the outcome of an event in its hands when the server
 * has recorded the task that starts the event's deliveries, or closes it. The caller gets it then,
 * which saves the server a long poll, a notification and a read of the history. Without a worker,
 * it is like the one given.
 */
public final class EmbeddedClient {

  private static final Map<WorkflowClient, EmbeddedClient> CLIENTS = new WeakHashMap<>();

  private final WorkflowClient client;
  private final LocalRuns runs;

  private EmbeddedClient(WorkflowClient client, LocalRuns runs) {
    this.client = client;
    this.runs = runs;
  }

  /** Returns the one on the connection of the client given, always the same. Thread-safe. */
  public static EmbeddedClient of(WorkflowClient client) {
    synchronized (CLIENTS) {
      return CLIENTS.computeIfAbsent(client, EmbeddedClient::create);
    }
  }

  /** Returns the client that managers and workers use. */
  public WorkflowClient client() {
    return client;
  }

  /** Returns what this process knows of the runs that begin here. */
  public LocalRuns runs() {
    return runs;
  }

  /** Returns another client on the connection, for a worker that no manager finds. */
  public static WorkflowClient ofWorker(WorkflowClient client) {
    return WorkflowClient.newInstance(stubs(client), client.getOptions());
  }

  private static EmbeddedClient create(WorkflowClient client) {
    LocalRuns runs = new LocalRuns(System::nanoTime);
    WorkflowClientOptions options = client.getOptions();
    return new EmbeddedClient(
        WorkflowClient.newInstance(
            new InterceptedStubs(stubs(client), new TaskWatch(runs)),
            options.toBuilder()
                .setInterceptors(with(options.getInterceptors(), new LocalResults(runs, options)))
                .build()),
        runs);
  }

  private static WorkflowServiceStubs stubs(WorkflowClient client) {
    WorkflowServiceStubs own = client.getWorkflowServiceStubs();
    return NextTaskRequests.isSupported() ? new InterceptedStubs(own, new NextTaskRequests()) : own;
  }

  private static WorkflowClientInterceptor[] with(
      WorkflowClientInterceptor[] own, WorkflowClientInterceptor last) {
    WorkflowClientInterceptor[] all = Arrays.copyOf(own, own.length + 1);
    all[own.length] = last;
    return all;
  }
}
