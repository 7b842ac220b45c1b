package dev.hookline;

import static java.util.Objects.requireNonNull;

/**
 * The name of the service that invokes webhooks; when given, it becomes the first part of every
 * execution's workflow id, so that two services may use the same event and key.
 *
 * @param name the service's name; not empty
 */
public record ServiceType(String name) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public ServiceType {
    requireNonNull(name, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("service name must not be empty");
    }
  }

  /** Returns the service with that name. */
  public static ServiceType of(String name) {
    return new ServiceType(name);
  }

  /** Returns the name alone. */
  @Override
  public String toString() {
    return name;
  }
}
