package dev.hookline.worker.internal.alert;

import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A snapshot of what all workers know of endpoints, as last read from the server. Thread-safe. */
final class EndpointDirectory {

  private record Snapshot(Set<String> disabled, Set<String> failing) {}

  private volatile Snapshot snapshot = new Snapshot(Set.of(), Set.of());

  void replace(EndpointStates states) {
    List<EndpointState> all = states.endpoints();
    snapshot =
        new Snapshot(
            all.stream()
                .filter(state -> state.disabled() != null)
                .map(EndpointState::endpoint)
                .collect(Collectors.toUnmodifiableSet()),
            all.stream()
                .filter(state -> state.failingSince() != null)
                .map(EndpointState::endpoint)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns whether any endpoint is disabled. */
  boolean hasDisabled() {
    return !snapshot.disabled.isEmpty();
  }

  boolean isDisabled(String endpoint) {
    return snapshot.disabled.contains(endpoint);
  }

  boolean isFailing(String endpoint) {
    return snapshot.failing.contains(endpoint);
  }

  /** Returns whether any endpoint is failing. */
  boolean hasFailing() {
    return !snapshot.failing.isEmpty();
  }
}
