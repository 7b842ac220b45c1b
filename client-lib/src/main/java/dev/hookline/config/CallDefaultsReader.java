package dev.hookline.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the defaults of an event's calls. */
final class CallDefaultsReader {

  static final String DELIVER_BEFORE = "deliverBefore";
  static final String FAIL_FAST = "failFast";
  static final List<String> KEYS = List.of(DELIVER_BEFORE, FAIL_FAST);

  private final YamlValues values;
  private final EventKeys keys;

  CallDefaultsReader(YamlValues values, Positions positions) {
    this.values = values;
    this.keys = new EventKeys(positions);
  }

  CallDefaults read(String event, Map<String, YamlValues.Entry> entries, List<String> known) {
    YamlValues.Entry before = keys.find(event, entries, DELIVER_BEFORE, known);
    YamlValues.Entry fast = keys.find(event, entries, FAIL_FAST, known);
    @Nullable Duration expiry =
        before == null ? null : values.duration(event + "." + DELIVER_BEFORE, before.value());
    return new CallDefaults(
        expiry, fast != null && values.flag(event + "." + FAIL_FAST, fast.value()));
  }
}
