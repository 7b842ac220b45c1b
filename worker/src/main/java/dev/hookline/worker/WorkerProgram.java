package dev.hookline.worker;

import dev.hookline.Connection;
import dev.hookline.worker.health.HealthServer;
import dev.hookline.worker.metrics.AttemptLines;
import dev.hookline.worker.metrics.Metrics;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The worker as a program: connected as the environment says, with health and metrics. Closing it
 * stops the worker first, so that {@code /live} answers until the last attempt has ended.
 */
public final class WorkerProgram implements AutoCloseable {

  private final Connection connection;
  private final HooklineWorker worker;
  private final Optional<HealthServer> health;

  private WorkerProgram(
      Connection connection, HooklineWorker worker, Optional<HealthServer> health) {
    this.connection = connection;
    this.worker = worker;
    this.health = health;
  }

  /**
   * Starts the program.
   *
   * @param metrics must be the one whose scope the connection reports to
   * @throws IOException if the health port is taken
   */
  public static WorkerProgram start(
      Connection connection, Metrics metrics, EnvironmentSettings environment) throws IOException {
    HooklineWorker worker =
        HooklineWorker.start(connection.client(), environment.worker(), new AttemptLines(metrics));
    try {
      return new WorkerProgram(
          connection, worker, health(connection.client(), worker, metrics, environment));
    } catch (IOException e) {
      worker.close();
      throw new IOException(
          "health port %d cannot be opened; set HOOKLINE_HEALTH_PORT to a free one, or 0 for none"
              .formatted(environment.healthPort()),
          e);
    }
  }

  private static Optional<HealthServer> health(
      WorkflowClient client,
      HooklineWorker worker,
      Metrics metrics,
      EnvironmentSettings environment)
      throws IOException {
    if (environment.healthPort() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new HealthServer(
            environment.healthAddress(),
            environment.healthPort(),
            () -> worker.isRunning() && isServerThere(client),
            metrics::scrape));
  }

  private static boolean isServerThere(WorkflowClient client) {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Returns the port of health and metrics, if they are served. */
  public Optional<Integer> healthPort() {
    return health.map(HealthServer::port);
  }

  @Override
  public void close() {
    worker.close();
    health.ifPresent(HealthServer::close);
    connection.close();
  }
}
