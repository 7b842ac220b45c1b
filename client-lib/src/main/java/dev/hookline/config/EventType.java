package dev.hookline.config;

import static java.util.Objects.requireNonNull;

/**
 * The name of something that happened in a service, such as {@code OnProjectCreated}; the key under
 * which the configuration lists the webhooks to call.
 *
 * @param name the name as written in the configuration; letter case matters; not empty
 */
public record EventType(String name) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public EventType {
    requireNonNull(name, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("event name must not be empty");
    }
  }

  /** Returns the event of that name. */
  public static EventType of(String name) {
    return new EventType(name);
  }

  /** Returns the bare name. */
  @Override
  public String toString() {
    return name;
  }
}
