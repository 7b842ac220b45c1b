package dev.hookline.worker.call;

import dev.hookline.contract.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** A webhook's first attempt as workflows know it: a local activity, without retries. */
@ActivityInterface
public interface FirstAttempt {

  /**
   * Sends the body as the order says; returns the answer, {@link dev.hookline.contract.NotHere}
   * where the attempt is for the regular activity.
   *
   * @param repeated whether the history already holds a workflow task that began this attempt
   */
  @ActivityMethod(name = Names.FIRST_ATTEMPT)
  RawValue call(RawValue order, RawValue body, boolean repeated);
}
