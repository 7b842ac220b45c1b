package dev.hookline.worker.internal.limit;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import java.util.Optional;

/** Admits calls to one kind of a worker's slots, within the limits of their endpoints. */
public final class Admissions {

  private final EndpointSlots slots;
  private final EndpointLimits limits;

  /** Admits calls to these slots; the limits are those of all slots of the worker. */
  public Admissions(EndpointSlots slots, EndpointLimits limits) {
    this.slots = slots;
    this.limits = limits;
  }

  /** Returns the admissions of a worker that is alone, with this many slots. */
  public static Admissions of(int slots) {
    return new Admissions(new EndpointSlots(slots), EndpointLimits.ofOnlyWorker());
  }

  /** Admits a call, or says why not. */
  public Admission enter(WebhookCall webhook, Arrival arrival) {
    return enter(webhook, arrival, new Object());
  }

  /** Admits a call whose holder, such as a workflow task, needs one slot for all its calls. */
  public Admission enter(WebhookCall webhook, Arrival arrival, Object holder) {
    Optional<LimitedEndpoint> limited = limits.of(webhook);
    return limited.isPresent()
        ? limited.get().enter(arrival, () -> slot(webhook, holder))
        : slot(webhook, holder);
  }

  private Admission slot(WebhookCall webhook, Object holder) {
    Optional<EndpointSlots.Slot> slot = slots.take(webhook.endpointId(), holder);
    return slot.isPresent()
        ? slot.get()
        : new Admission.Refused(
            FailureCode.ENDPOINT_BUSY,
            "this worker already makes its share of calls to %s".formatted(webhook.endpointId()),
            null);
  }
}
