package dev.hookline.worker.internal.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the labels of the Temporal SDK's metrics. The type of a local activity is its webhook's
 * name, so each webhook would add several hundred time series to what {@code hookline.attempts} has
 * already. Other types come from whoever starts workflows on the queue. Thread-safe.
 */
final class TemporalLabels implements MeterFilter {

  private static final String PREFIX = "temporal_";
  private static final String LOCAL_ACTIVITY = "temporal_local_activity";
  private static final Set<String> TYPES = Set.of("activity_type", "workflow_type");
  private static final int MAX_TYPES = 20;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().startsWith(PREFIX)) {
      return id;
    }
    boolean isLocal = id.getName().startsWith(LOCAL_ACTIVITY);
    List<Tag> tags = id.getTags().stream().map(tag -> limited(tag, isLocal)).toList();
    return id.replaceTags(tags);
  }

  private Tag limited(Tag tag, boolean isLocal) {
    if (!TYPES.contains(tag.getKey())) {
      return tag;
    }
    return isLocal && tag.getKey().equals("activity_type")
        ? Tag.of(tag.getKey(), "FirstAttempt")
        : Tag.of(tag.getKey(), limited(tag.getValue()));
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
