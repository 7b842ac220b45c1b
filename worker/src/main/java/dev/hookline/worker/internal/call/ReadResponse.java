package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity interface that workflows call. */
@ActivityInterface
public interface ReadResponse {

  /** Returns the exact response of a webhook in an earlier run of this workflow. */
  @ActivityMethod(name = Names.READ_RESPONSE)
  RawValue read(String runId, String webhook);
}
