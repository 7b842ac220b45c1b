package dev.hookline.worker.internal.batch;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity interface that workflows call. */
@ActivityInterface
public interface BatchExecutions {

  /** Returns a {@code BatchSelection}: the next executions of a {@code BatchRequest}. */
  @ActivityMethod(name = Names.SELECT_EXECUTIONS)
  RawValue select(RawValue order, int max);

  /** Replays a {@code BatchSelection} and returns {@code BatchResults}. */
  @ActivityMethod(name = Names.REPLAY_EXECUTIONS)
  RawValue replay(RawValue order, RawValue selection);
}
