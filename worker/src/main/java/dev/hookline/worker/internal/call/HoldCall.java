package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity interface that workflows call before a redirect. */
@ActivityInterface
public interface HoldCall {

  /**
   * Pauses the pending call of this workflow, and returns once no attempt of it is in flight.
   *
   * @return a {@link dev.hookline.internal.wire.HeldCall}
   */
  @ActivityMethod(name = Names.HOLD_CALL)
  RawValue hold();
}
