package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.EndpointReport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of the workers' newest reports: a report whose response was lost arrives again. Those
 * of the workers that reported last are kept.
 */
final class ReportNumbers {

  static final int MAX_WORKERS = 1_000;

  private final Map<String, Long> newest = new LinkedHashMap<>();

  ReportNumbers(Map<String, Long> earlier) {
    newest.putAll(earlier);
  }

  /** Returns whether a report has not arrived before, and remembers it. */
  boolean isNew(EndpointReport report) {
    if (report.number() == 0) {
      return true;
    }
    long known = newest.getOrDefault(report.worker(), 0L);
    if (report.number() <= known) {
      return false;
    }
    newest.remove(report.worker());
    newest.put(report.worker(), report.number());
    if (newest.size() > MAX_WORKERS) {
      newest.remove(newest.keySet().iterator().next());
    }
    return true;
  }

  /** Returns what is remembered, the most recent worker last. */
  Map<String, Long> all() {
    return newest;
  }
}
