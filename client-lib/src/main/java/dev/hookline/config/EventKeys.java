package dev.hookline.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds keys of an event next to its webhooks, and keeps where they are in the file. */
record EventKeys(Positions positions) {

  /**
   * Returns a key's entry; null if it is missing or null.
   *
   * @param known all keys that an event can have, one of which a misspelled key may mean
   */
  YamlValues.@Nullable Entry find(
      String event, Map<String, YamlValues.Entry> entries, String name, List<String> known) {
    YamlValues.Entry found = YamlValues.findClosest(entries, name, known);
    if (found == null || YamlValues.isNull(found.value())) {
      return null;
    }
    positions.put(event + "." + name, found.value().getStartMark());
    return found;
  }
}
