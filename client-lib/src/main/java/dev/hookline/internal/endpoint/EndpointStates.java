package dev.hookline.internal.endpoint;

import java.util.List;

/**
 * The endpoints that are failing or disabled: the memo of {@link WatchEndpoints}. JSON on the wire;
 * unknown fields are ignored.
 */
public record EndpointStates(List<EndpointState> endpoints) {

  /** Copies the list. */
  public EndpointStates {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
  }

  /** Returns no endpoints. */
  public static EndpointStates none() {
    return new EndpointStates(List.of());
  }
}
