package dev.hookline.verification.chaos.broken;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.alert.SendAlert;
import io.temporal.common.converter.RawValue;

/** Sends each alert as two events. */
public final class RepeatedAlerts implements SendAlert {

  private final SendAlert ordinary;

  RepeatedAlerts(SendAlert ordinary) {
    this.ordinary = ordinary;
  }

  @Override
  public void send(RawValue rawAlert) {
    ordinary.send(rawAlert);
    WireJson.read(rawAlert, Alert.class)
        .ifPresent(alert -> ordinary.send(WireJson.toPayload(repeated(alert))));
  }

  private static Alert repeated(Alert alert) {
    return new Alert(
        alert.type(),
        alert.key() + "-again",
        alert.at(),
        alert.endpoint(),
        alert.since(),
        alert.count(),
        alert.last(),
        alert.batch());
  }
}
