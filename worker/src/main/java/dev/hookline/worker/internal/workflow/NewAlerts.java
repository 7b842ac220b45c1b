package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts that are not sent yet. Reports that come together may change an endpoint several times
 * at once; each change gets a time of its own, which makes the key of its alert unique.
 */
final class NewAlerts {

  private final List<Alert> alerts = new ArrayList<>();
  private final Map<String, Long> lastAt = new LinkedHashMap<>();

  void add(String type, long now, EndpointState state, long since, int count) {
    String changes = (type.equals(Alert.EXHAUSTED) ? "x" : "s") + state.endpoint();
    long at = Math.max(now, lastAt.getOrDefault(changes, now - 1) + 1);
    lastAt.put(changes, at);
    alerts.add(Alert.of(type, at, state, since, count));
  }

  /** Returns the alerts since the last call. */
  List<Alert> take() {
    List<Alert> taken = List.copyOf(alerts);
    alerts.clear();
    return taken;
  }
}
