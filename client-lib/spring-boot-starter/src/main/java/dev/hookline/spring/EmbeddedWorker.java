package dev.hookline.spring;

import dev.hookline.worker.HooklineWorker;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a worker from before the web server accepts requests until after the last call has ended. If
 * the Temporal server is unreachable, the service starts all the same, and the worker later.
 */
final class EmbeddedWorker implements SmartLifecycle, WorkerState {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedWorker.class);
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Set<Status.Code> TRANSIENT =
      EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.NOT_FOUND);

  private final WorkflowClient client;
  private final Supplier<HooklineWorker> starter;
  private volatile @Nullable HooklineWorker worker;
  private @Nullable Thread starting;
  private Status.@Nullable Code waitingFor;
  private volatile boolean started;

  EmbeddedWorker(WorkflowClient client, Supplier<HooklineWorker> starter) {
    this.client = client;
    this.starter = starter;
  }

  @Override
  public synchronized void start() {
    started = true;
    if (hasStarted()) {
      return;
    }
    Thread thread = new Thread(this::startOnceReachable, "hookline-worker-start");
    thread.setDaemon(true);
    thread.start();
    starting = thread;
  }

  private void startOnceReachable() {
    try {
      do {
        Thread.sleep(INTERVAL.toMillis());
      } while (!hasStarted());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the webhook worker cannot start; restart the service to try again", e);
    }
  }

  /**
   * A server that boots responds before it serves the namespace. Any other failure, such as of
   * credentials, is one of the settings.
   */
  private boolean hasStarted() {
    try {
      ServerHealth.call(client);
      startWorker();
      return true;
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (!TRANSIENT.contains(code)) {
        throw e;
      }
      if (code != waitingFor) {
        log.warn(
            "the webhook worker cannot start yet ({}) at the Temporal server {}, namespace '{}'; it tries again every {} s",
            code,
            client.getWorkflowServiceStubs().getOptions().getTarget(),
            client.getOptions().getNamespace(),
            INTERVAL.toSeconds());
        waitingFor = code;
      }
      return false;
    }
  }

  private synchronized void startWorker() {
    if (started) {
      worker = starter.get();
      log.info("the webhook worker has started");
    }
  }

  @Override
  public synchronized void stop() {
    started = false;
    if (starting != null) {
      starting.interrupt();
      starting = null;
    }
    HooklineWorker running = worker;
    if (running != null) {
      log.info("the webhook worker finishes its attempts");
      running.close();
      worker = null;
      log.info("the webhook worker has stopped");
    }
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public boolean acceptsWork() {
    HooklineWorker running = worker;
    return running != null && running.isRunning();
  }

  @Override
  public int getPhase() {
    return CallsInFlight.PHASE - 1024;
  }
}
