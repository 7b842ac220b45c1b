package dev.hookline.worker.internal.alert;

import dev.hookline.internal.endpoint.EndpointReport;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the reports of this worker, numbered and one at a time. Thread-safe. */
final class EndpointReports {

  private final String worker = UUID.randomUUID().toString().substring(0, 8);
  private final SeenEndpoints seen;
  private final Consumer<EndpointReport> reports;
  private final Clock clock;
  private @Nullable EndpointReport unsent;
  private long number;

  EndpointReports(SeenEndpoints seen, Consumer<EndpointReport> reports, Clock clock) {
    this.seen = seen;
    this.reports = reports;
    this.clock = clock;
  }

  /** One that may have arrived is sent again as it was, before any further one. */
  synchronized void send() {
    if (unsent == null) {
      List<EndpointReport.Change> changes = seen.take(clock.millis());
      unsent = changes.isEmpty() ? null : new EndpointReport(worker, ++number, changes);
    }
    if (unsent != null) {
      reports.accept(unsent);
      unsent = null;
    }
  }

  /** Returns whether there are changes that are not sent. */
  synchronized boolean areLeft() {
    return unsent != null || seen.hasChanges();
  }
}
