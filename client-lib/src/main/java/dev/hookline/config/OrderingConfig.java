package dev.hookline.config;

/**
 * How the events of one key are ordered. Immutable.
 *
 * @param key the JSON pointer of the key in the payload, such as {@code /project/id}; empty if each
 *     call gives it
 * @param group events of several types with the same group and key share one order; empty for the
 *     event's name
 * @param hold whether later events wait if one ends without success, until it is replayed or
 *     skipped
 */
public record OrderingConfig(String key, String group, boolean hold) {

  /** Normalizes absent texts to empty ones. */
  public OrderingConfig {
    key = key == null ? "" : key;
    group = group == null ? "" : group;
  }

  /** Orders the events of one type by a key in the payload. */
  public static OrderingConfig by(String key) {
    return new OrderingConfig(key, "", false);
  }

  /** Returns this ordering, shared by all event types of a group. */
  public OrderingConfig withGroup(String name) {
    return new OrderingConfig(key, name, hold);
  }

  /** Returns this ordering, in which an event that ends without success holds later ones. */
  public OrderingConfig holdingOnFailure() {
    return new OrderingConfig(key, group, true);
  }
}
