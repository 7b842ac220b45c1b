package dev.hookline.worker.internal.alert;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointName;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.EndpointWatch;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects this worker's attempts to what all workers know: reports changes once a second, and
 * reads the failing and disabled endpoints every five. Attempts never wait for either. The attempts
 * of alerts are not reported, so that an alert causes no alert. Thread-safe.
 */
public final class EndpointMonitor implements EndpointWatch, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EndpointMonitor.class);

  private static final int READ_EVERY = 5;
  private static final int FIRST_READ_SECONDS = 4;

  private final String worker = UUID.randomUUID().toString().substring(0, 8);
  private final EndpointRegistry registry;
  private final SeenEndpoints seen;
  private final Clock clock;
  private final EndpointDirectory directory = new EndpointDirectory();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "hookline-endpoints");
            thread.setDaemon(true);
            return thread;
          });
  private int ticks;
  private boolean isWarned;
  private boolean isRead;

  /** Creates the monitor of a worker. */
  public EndpointMonitor(EndpointRegistry registry, AlertTimes times, Clock clock) {
    this.registry = registry;
    this.seen = new SeenEndpoints(times);
    this.clock = clock;
  }

  /** Reads the disabled endpoints, so that none is called after a restart, and goes on doing so. */
  public void start() {
    Future<?> first = timer.submit(() -> guarded(this::read));
    try {
      first.get(FIRST_READ_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("the disabled endpoints could not be read before the start; retrying");
    }
    var unused = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public boolean isDisabled(String url) {
    return directory.hasDisabled() && directory.isDisabled(EndpointName.of(url));
  }

  @Override
  public void succeeded(CallInput order) {
    if ((seen.isEmpty() && !directory.hasFailing()) || Alert.isAlert(order.event())) {
      return;
    }
    String endpoint = EndpointName.of(order.webhook().url());
    seen.responded(endpoint, directory.isFailing(endpoint), clock.millis());
  }

  @Override
  public void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast) {
    if (Alert.isAlert(order.event()) || failed.code() == FailureCode.CANCELLED) {
      return;
    }
    String endpoint = EndpointName.of(order.webhook().url());
    FailedCall call =
        new FailedCall(
            order.event(),
            order.webhook().name(),
            execution(order),
            failed.code().code(),
            failed.details().status());
    if (!failed.code().isOwn()) {
      seen.failed(endpoint, call, clock.millis());
    }
    if (isLast) {
      seen.exhausted(endpoint, call, clock.millis());
    }
  }

  @Override
  public void exhausted(CallInput order, FailureCode code) {
    if (!Alert.isAlert(order.event())) {
      FailedCall call =
          new FailedCall(
              order.event(), order.webhook().name(), execution(order), code.code(), null);
      seen.exhausted(EndpointName.of(order.webhook().url()), call, clock.millis());
    }
  }

  /** The joint execution of several deliveries makes their first attempts. */
  private static String execution(CallInput order) {
    String id = String.valueOf(Activity.getExecutionContext().getInfo().getWorkflowId());
    String event = ExecutionIds.eventOfDelivery(id);
    return id.equals(ExecutionIds.deliveries(event))
        ? ExecutionIds.delivery(event, order.webhook().name())
        : id;
  }

  private void tick() {
    guarded(this::report);
    if (++ticks % READ_EVERY == 0 || !isRead) {
      guarded(this::read);
    }
  }

  private void read() {
    registry.read().ifPresent(directory::replace);
    isRead = true;
  }

  private void report() {
    List<EndpointReport.Change> changes = seen.take(clock.millis());
    if (changes.isEmpty()) {
      return;
    }
    try {
      registry.report(new EndpointReport(worker, changes));
    } catch (RuntimeException e) {
      seen.putBack(changes);
      throw e;
    }
  }

  /** What is known stays as it is while the server is unreachable. */
  private void guarded(Runnable exchange) {
    try {
      exchange.run();
      isWarned = false;
    } catch (RuntimeException e) {
      if (!isWarned) {
        log.warn(
            "the states of endpoints cannot be exchanged with the server ({}); retrying",
            e.getMessage());
      }
      isWarned = true;
    }
  }

  /** Reports what is left, and stops. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (timer.awaitTermination(READ_EVERY, TimeUnit.SECONDS)) {
        guarded(this::report);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }
}
