package dev.hookline.worker.call;

import dev.hookline.contract.AttemptLog;
import dev.hookline.contract.CallOrder;
import dev.hookline.contract.NotHere;
import dev.hookline.contract.WireJson;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/**
 * The first attempt of a webhook inside its workflow task, which saves the server the writes of an
 * activity. It has no heartbeat and is not seen while it runs, so an endpoint that is slow or fails
 * is left to {@link CallWebhookActivity}, and so is every retry.
 */
public final class FirstAttemptActivity implements FirstAttempt {

  private final AttemptMaker attempts;
  private final EndpointHealth health;

  /** Makes the activity of a worker. */
  public FirstAttemptActivity(AttemptMaker attempts, EndpointHealth health) {
    this.attempts = attempts;
    this.health = health;
  }

  @Override
  public RawValue call(RawValue rawOrder, RawValue body, boolean repeated) {
    if (repeated) {
      return NotHere.because("repeated");
    }
    Optional<CallOrder> readable = WireJson.read(rawOrder, CallOrder.class);
    if (readable.isEmpty()) {
      return NotHere.because("order");
    }
    CallOrder order = readable.get();
    if (!health.isGood(order.webhook().url())) {
      return NotHere.because("endpoint");
    }
    return attempts.make(order, body, 1, AttemptLog.empty(), AttemptMaker.Watch.NONE);
  }
}
