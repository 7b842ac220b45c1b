package dev.hookline.verification.bench.plain;

/** One activity. */
public final class PlainDeliveryWorkflow implements PlainDelivery {

  private final PlainCall calls = CallStubs.make();

  @Override
  public void deliver(PlainHook hook, String payload) {
    calls.call(hook.url(), payload);
  }
}
