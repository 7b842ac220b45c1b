package dev.hookline.internal.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the labels of the Temporal SDK's metrics. The type of a local activity is its webhook's
 * name, so each webhook would add several hundred time series to what {@code hookline.attempts} has
 * already. Other types depend on the starters of the queue's workflows. Thread-safe.
 */
final class TemporalLabels {

  private static final String LOCAL_ACTIVITY = "temporal_local_activity";
  private static final Set<String> TYPES = Set.of("activity_type", "workflow_type");
  private static final int MAX_TYPES = 20;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Returns the tags with which the metric is reported. */
  Map<String, String> limited(String name, Map<String, String> tags) {
    boolean isLocal = name.startsWith(LOCAL_ACTIVITY);
    Map<String, String> limited = new HashMap<>(tags);
    limited.replaceAll((key, value) -> TYPES.contains(key) ? type(key, value, isLocal) : value);
    return limited;
  }

  private String type(String key, String type, boolean isLocal) {
    return isLocal && key.equals("activity_type") ? "FirstAttempt" : limited(type);
  }

  private String limited(String type) {
    if (known.contains(type)) {
      return type;
    }
    synchronized (known) {
      return known.size() < MAX_TYPES && known.add(type) ? type : "other";
    }
  }
}
