package dev.hookline.worker.internal.alert;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.EndpointHold;
import dev.hookline.worker.internal.call.EndpointVerdict;
import dev.hookline.worker.internal.call.EndpointWatch;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects this worker's attempts to what all workers know: reports changes once a second, and
 * reads the failing and disabled endpoints every five. Neither waits for the other, and attempts
 * wait for none. The attempts of alerts are not reported, so that an alert causes no alert.
 * Thread-safe.
 */
public final class EndpointMonitor implements EndpointWatch, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EndpointMonitor.class);

  private static final int READ_EVERY = 5;
  private static final int FIRST_READ_SECONDS = 4;
  private static final int LAST_REPORT_SECONDS = 5;
  private static final int RETRY_MILLIS = 200;

  private final Supplier<Optional<EndpointStates>> states;
  private final SeenEndpoints seen;
  private final EndpointReports reports;
  private final Clock clock;
  private final EndpointDirectory directory = new EndpointDirectory(System::nanoTime);
  private final Exchange reading = new Exchange(this::read);
  private final Exchange reporting;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "hookline-endpoints");
            thread.setDaemon(true);
            return thread;
          });
  private int ticks;
  private boolean isGivenUp;

  /** Creates the monitor of a worker. */
  public EndpointMonitor(EndpointRegistry registry, AlertTimes times, Clock clock) {
    this(registry::read, registry::report, times, clock);
  }

  /**
   * Creates a monitor.
   *
   * @param states reads what all workers know; empty if that is not known yet; may throw
   * @param reports takes what this worker has seen; may throw
   */
  EndpointMonitor(
      Supplier<Optional<EndpointStates>> states,
      Consumer<EndpointReport> reports,
      AlertTimes times,
      Clock clock) {
    this.states = states;
    this.seen = new SeenEndpoints(times);
    this.reports = new EndpointReports(seen, reports, clock);
    this.reporting = new Exchange(this.reports::send);
    this.clock = clock;
  }

  /** Reads the disabled endpoints, so that none is called after a restart, and goes on doing so. */
  public void start() {
    Future<?> first = timer.submit(reading::run);
    try {
      first.get(FIRST_READ_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("the disabled endpoints could not be read before the start; retrying");
    }
    var unused = timer.scheduleWithFixedDelay(this::readWhenDue, 1, 1, TimeUnit.SECONDS);
    var unused2 = timer.scheduleWithFixedDelay(reporting::run, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public Optional<EndpointHold> hold(WebhookCall webhook) {
    return directory.hold(webhook);
  }

  @Override
  public void succeeded(CallInput order) {
    if ((!seen.isEmpty() || directory.hasFailing()) && !Alert.isAlert(order.event())) {
      responded(order.webhook().endpointId());
    }
  }

  private void responded(String endpoint) {
    seen.responded(endpoint, directory.isFailing(endpoint), clock.millis());
  }

  @Override
  public void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast) {
    if (Alert.isAlert(order.event()) || failed.code() == FailureCode.CANCELLED) {
      return;
    }
    String endpoint = order.webhook().endpointId();
    FailedCall call = FailedCalls.of(order, failed.code(), failed.details().status());
    switch (EndpointVerdict.of(failed)) {
      case BROKEN -> seen.failed(endpoint, call, directory.isFailing(endpoint), clock.millis());
      case WORKS -> responded(endpoint);
      case UNKNOWN -> {}
    }
    if (isLast) {
      seen.exhausted(endpoint, call, clock.millis());
    }
  }

  @Override
  public void exhausted(CallInput order, FailureCode code) {
    if (!Alert.isAlert(order.event())) {
      seen.exhausted(
          order.webhook().endpointId(), FailedCalls.of(order, code, null), clock.millis());
    }
  }

  private void readWhenDue() {
    ticks++;
    if (!directory.isRead() || ticks % READ_EVERY == 0) {
      reading.run();
    }
    if (directory.isGivenUp() && !isGivenUp) {
      isGivenUp = true;
      log.warn(
          "the disabled endpoints could not be read for {} s; all endpoints are called until they are",
          EndpointDirectory.GRACE.toSeconds());
    }
  }

  private void read() {
    states.get().ifPresent(directory::replace);
  }

  /**
   * Reports what is left for at most five seconds, since the server may be unreachable, and stops.
   */
  @Override
  public void close() {
    if (timer.isShutdown()) {
      return;
    }
    var unused = timer.submit(this::reportRest);
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LAST_REPORT_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the last changes of endpoints may be lost: the server has not confirmed them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }

  private void reportRest() {
    reporting.run();
    try {
      while (reports.areLeft()) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        reporting.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
