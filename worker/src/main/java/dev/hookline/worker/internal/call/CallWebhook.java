package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** The activity interface that workflows call. */
@ActivityInterface
public interface CallWebhook {

  /**
   * Sends the body by the order; returns the response, or nothing if it is not kept.
   *
   * @param first the failure of the first attempt, if that was a local activity, or of the last one
   *     before a redirect: the server's first attempt only reports it, so that the numbers match
   */
  @ActivityMethod(name = Names.CALL_WEBHOOK)
  RawValue call(RawValue order, RawValue body, @Nullable RawValue first);
}
