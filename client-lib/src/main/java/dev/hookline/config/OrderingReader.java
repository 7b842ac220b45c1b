package dev.hookline.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ordering of an event. */
final class OrderingReader {

  static final String KEY = "orderingKey";
  static final String GROUP = "orderingGroup";
  static final String HOLD = "holdOnFailure";
  static final List<String> KEYS = List.of(KEY, GROUP, HOLD);

  private final YamlValues values;
  private final EventKeys keys;

  OrderingReader(YamlValues values, Positions positions) {
    this.values = values;
    this.keys = new EventKeys(positions);
  }

  /** Returns the ordering; null if the event has none of its keys. */
  @Nullable OrderingConfig read(
      String event, Map<String, YamlValues.Entry> entries, List<String> known) {
    YamlValues.Entry key = keys.find(event, entries, KEY, known);
    YamlValues.Entry group = keys.find(event, entries, GROUP, known);
    YamlValues.Entry hold = keys.find(event, entries, HOLD, known);
    return key == null && group == null && hold == null
        ? null
        : new OrderingConfig(
            key == null ? "" : values.text(event + "." + KEY, key.value()),
            group == null ? "" : values.text(event + "." + GROUP, group.value()),
            hold != null && values.flag(event + "." + HOLD, hold.value()));
  }
}
