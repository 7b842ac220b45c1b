package dev.hookline.spring;

import dev.hookline.config.Config;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Whether events can be started and, with an embedded worker, delivered by this process. */
final class ServerHealth {

  private static final int CALL_SECONDS = 2;

  /**
   * What was found.
   *
   * @param details for the response, without secrets
   * @param failure why the server did not respond
   */
  record Result(boolean isUp, Map<String, Object> details, @Nullable Exception failure) {}

  private final Config config;
  private final ObjectProvider<WorkflowClient> clients;
  private final @Nullable WorkerState worker;

  ServerHealth(
      Config config, ObjectProvider<WorkflowClient> clients, ObjectProvider<WorkerState> workers) {
    this.config = config;
    this.clients = clients;
    this.worker = workers.getIfUnique();
  }

  Result check() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("webhooks", config.enabled() ? "enabled" : "disabled");
    if (worker != null) {
      details.put("worker", worker.acceptsWork() ? "running" : "stopped");
    } else if (!config.enabled()) {
      return new Result(true, details, null);
    }
    WorkflowClient client = clients.getObject();
    details.put("namespace", client.getOptions().getNamespace());
    try {
      call(client);
      details.put("server", "reachable");
    } catch (RuntimeException e) {
      details.put("server", "unreachable");
      return new Result(false, details, e);
    }
    return new Result(worker == null || worker.acceptsWork(), details, null);
  }

  /** Returns if the server responds within two seconds. */
  static void call(WorkflowClient client) {
    client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
  }
}
