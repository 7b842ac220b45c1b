package dev.hookline.internal.endpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of {@link WatchEndpoints} passes on to the next one. JSON on the wire; unknown fields
 * are ignored.
 *
 * @param endpoints the endpoints that are failing or disabled
 * @param unsent alerts whose events are not started yet, as far as the run knows
 * @param numbers the newest report's number of each worker, the most recent worker last
 */
public record WatchInput(
    List<EndpointState> endpoints, List<Alert> unsent, Map<String, Long> numbers) {

  /** Copies the collections. */
  public WatchInput {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    unsent = unsent == null ? List.of() : List.copyOf(unsent);
    numbers =
        numbers == null
            ? Collections.emptyMap()
            : Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Returns the input of the first run. */
  public static WatchInput none() {
    return new WatchInput(List.of(), List.of(), Collections.emptyMap());
  }
}
