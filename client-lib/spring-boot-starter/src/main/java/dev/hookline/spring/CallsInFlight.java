package dev.hookline.spring;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Counts the calls that wait for an outcome. The service's shutdown waits for them, up to Spring's
 * {@code spring.lifecycle.timeout-per-shutdown-phase}, after the web server has stopped and before
 * the worker stops.
 */
final class CallsInFlight implements SmartLifecycle {

  /** The web server finishes its requests and stops in the two phases above. */
  static final int PHASE = DEFAULT_PHASE - 3 * 1024;

  private static final Logger log = LoggerFactory.getLogger(CallsInFlight.class);

  private final List<Runnable> whenNone = new ArrayList<>();
  private int calls;
  private boolean running;

  synchronized void begin() {
    calls++;
  }

  void end() {
    List<Runnable> ready = List.of();
    synchronized (this) {
      calls--;
      if (calls == 0) {
        ready = List.copyOf(whenNone);
        whenNone.clear();
      }
    }
    ready.forEach(Runnable::run);
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public void stop(Runnable callback) {
    synchronized (this) {
      running = false;
      if (calls > 0) {
        log.info("waiting for {} webhook call(s) in flight", calls);
        whenNone.add(
            () -> {
              log.info("all webhook calls have ended");
              callback.run();
            });
        return;
      }
    }
    log.info("no webhook call is in flight");
    callback.run();
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
