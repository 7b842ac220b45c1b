package dev.hookline.worker.call;

import dev.hookline.contract.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** The activity as workflows know it. */
@ActivityInterface
public interface CallWebhook {

  /**
   * Sends the body as the order says; returns the answer, or nothing where it is not kept.
   *
   * @param first the failure of the first attempt, where that was a local activity: the server's
   *     first attempt only reports it, so that both count alike
   */
  @ActivityMethod(name = Names.CALL_WEBHOOK)
  RawValue call(RawValue order, RawValue body, @Nullable RawValue first);
}
