package dev.hookline.worker.internal.alert;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.config.EventType;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an alert as an event of its own, with the webhooks that this worker has for it now. The
 * alert's key makes a repeated attempt find the event of the first one.
 */
public final class SendAlertActivity implements SendAlert {

  private static final Logger log = LoggerFactory.getLogger(SendAlertActivity.class);

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final Optional<DurableWebhookManager> alerts;

  /** Creates the activity of a worker, with the manager of its alerts if it has some. */
  public SendAlertActivity(Optional<DurableWebhookManager> alerts) {
    this.alerts = alerts;
  }

  @Override
  public void send(RawValue rawAlert) {
    Alert alert = WireJson.read(rawAlert, Alert.class).orElseThrow();
    EventType event = EventType.of(alert.type());
    Optional<DurableWebhookManager> manager =
        alerts.filter(configured -> configured.isEventConfigured(event));
    log.info(
        "alert {} {}{}",
        alert.type(),
        alert.key(),
        manager.isPresent() ? "" : ": no webhook is configured for it");
    manager.ifPresent(
        configured ->
            configured.start(
                event,
                AlertPayload.of(alert),
                InvokeOptions.key(alert.key()).withDeadline(DEADLINE)));
  }
}
