package dev.hookline.worker.batch;

import dev.hookline.contract.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity as workflows know it. */
@ActivityInterface
public interface ReplayExecutions {

  /** Replays a {@code BatchSelection} and returns {@code BatchResults}. */
  @ActivityMethod(name = Names.REPLAY_EXECUTIONS)
  RawValue replay(RawValue order, RawValue selection);
}
