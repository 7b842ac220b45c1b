package dev.hookline.config;

import static java.util.Objects.requireNonNull;

/**
 * The name of a kind of event in a service, such as {@code OnProjectCreated}; the configuration
 * lists the webhooks to call under this name.
 *
 * @param name the name as written in the configuration; case-sensitive; not empty
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

  /** Returns the event with that name. */
  public static EventType of(String name) {
    return new EventType(name);
  }

  /** Returns the name alone. */
  @Override
  public String toString() {
    return name;
  }
}
