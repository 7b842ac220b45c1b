package dev.hookline.worker.internal.alert;

import dev.hookline.config.internal.EndpointId;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.worker.internal.call.EndpointHold;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all workers know of endpoints, as last read from the server. Until it has been read once, no
 * endpoint is called, since any of them may be disabled; but not for longer than {@link #GRACE}.
 * Thread-safe.
 */
final class EndpointDirectory {

  /** A server that never responds must not block a worker forever. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private record Snapshot(Set<String> disabled, Set<String> failing) {}

  private final LongSupplier nanos;
  private final long start;
  private volatile @Nullable Snapshot snapshot;

  /** Creates the directory of a worker that starts now. */
  EndpointDirectory(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  void replace(EndpointStates states) {
    snapshot =
        new Snapshot(
            names(states, state -> state.disabled() != null),
            names(states, state -> state.failingSince() != null));
  }

  private static Set<String> names(EndpointStates states, Predicate<EndpointState> rule) {
    return states.endpoints().stream()
        .filter(rule)
        .map(EndpointState::endpoint)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether it has been read. */
  boolean isRead() {
    return snapshot != null;
  }

  /** Returns whether it has not been read, but endpoints are called all the same. */
  boolean isGivenUp() {
    return snapshot == null && nanos.getAsLong() - start >= GRACE.toNanos();
  }

  /**
   * Returns why a webhook's endpoint may not be called; empty if it may. One with a name is
   * disabled by its name, or by the host and port of the webhook's url. A host that is a single
   * word disables it too, since an operator can write that in place of a name.
   */
  Optional<EndpointHold> hold(WebhookCall webhook) {
    Snapshot read = snapshot;
    if (read == null) {
      return isGivenUp()
          ? Optional.empty()
          : Optional.of(new EndpointHold(webhook.endpointId(), false));
    }
    if (read.disabled.isEmpty()) {
      return Optional.empty();
    }
    String address = EndpointId.ofUrl(webhook.url());
    return Stream.of(webhook.endpointId(), address, EndpointId.hostOf(address))
        .filter(read.disabled::contains)
        .findFirst()
        .map(disabled -> new EndpointHold(disabled, true));
  }

  boolean isFailing(String endpoint) {
    Snapshot read = snapshot;
    return read != null && read.failing.contains(endpoint);
  }

  /** Returns whether any endpoint is failing. */
  boolean hasFailing() {
    Snapshot read = snapshot;
    return read != null && !read.failing.isEmpty();
  }
}
