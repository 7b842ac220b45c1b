package dev.hookline.worker;

import dev.hookline.connect.Connection;
import dev.hookline.worker.internal.health.HealthServer;
import dev.hookline.worker.internal.metrics.AttemptLogger;
import dev.hookline.worker.internal.metrics.Metrics;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker as a program: connected by the environment, with health and metrics. Closing it stops
 * the worker first, so that {@code /live} responds until the last attempt has ended.
 */
public final class WorkerProgram implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkerProgram.class);

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
   * Starts the program: health first, so that an invalid setting starts no worker; it is ready once
   * the worker runs.
   *
   * @param metrics the one whose scope the connection reports to
   * @throws IOException if health cannot be served on its address and port
   * @throws IllegalArgumentException naming the variable that is invalid
   */
  public static WorkerProgram start(
      Connection connection, Metrics metrics, EnvironmentSettings environment) throws IOException {
    return start(connection, metrics, environment, WorkerTelemetry.none());
  }

  /** As above, with the traces of the program. */
  public static WorkerProgram start(
      Connection connection,
      Metrics metrics,
      EnvironmentSettings environment,
      WorkerTelemetry traces)
      throws IOException {
    WorkerSettings settings = environment.worker();
    environment
        .unusedProxies()
        .forEach(name -> log.warn("{} is set but not used; set HTTP_PROXY and HTTPS_PROXY", name));
    AtomicReference<@Nullable HooklineWorker> running = new AtomicReference<>();
    Optional<HealthServer> health =
        health(
            environment,
            () -> isRunning(running.get()) && isServerThere(connection.client()),
            metrics);
    try {
      HooklineWorker worker =
          HooklineWorker.start(
              connection.client(),
              settings,
              traces.with(metrics.attempts()).withObserver(new AttemptLogger(attempt -> {})));
      running.set(worker);
      return new WorkerProgram(connection, worker, health);
    } catch (RuntimeException | Error e) {
      health.ifPresent(HealthServer::close);
      throw e;
    }
  }

  private static Optional<HealthServer> health(
      EnvironmentSettings environment, BooleanSupplier isReady, Metrics metrics)
      throws IOException {
    int port = environment.healthPort();
    if (port == 0) {
      return Optional.empty();
    }
    InetAddress address = environment.healthAddress();
    try {
      return Optional.of(new HealthServer(address, port, isReady, metrics::scrape));
    } catch (IOException e) {
      throw new IOException(
          "health port %d cannot be opened on %s; set HOOKLINE_HEALTH_PORT to a free one, or 0 for none, and HOOKLINE_HEALTH_ADDRESS to an address of this machine"
              .formatted(port, address.getHostAddress()),
          e);
    }
  }

  private static boolean isRunning(@Nullable HooklineWorker worker) {
    return worker != null && worker.isRunning();
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

  /** Returns the port of health and metrics; empty if they are not served. */
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
