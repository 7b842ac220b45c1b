package dev.hookline.spring;

import dev.hookline.worker.HooklineWorker;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a worker from before the web server accepts requests until after the last call has ended. */
final class EmbeddedWorker implements SmartLifecycle, WorkerState {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedWorker.class);

  private final Supplier<HooklineWorker> starter;
  private volatile @Nullable HooklineWorker worker;

  EmbeddedWorker(Supplier<HooklineWorker> starter) {
    this.starter = starter;
  }

  @Override
  public void start() {
    worker = starter.get();
    log.info("the webhook worker has started");
  }

  @Override
  public void stop() {
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
    HooklineWorker running = worker;
    return running != null && running.isRunning();
  }

  @Override
  public int getPhase() {
    return CallsInFlight.PHASE - 1024;
  }
}
