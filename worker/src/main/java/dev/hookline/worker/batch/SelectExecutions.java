package dev.hookline.worker.batch;

import dev.hookline.contract.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity as workflows know it. */
@ActivityInterface
public interface SelectExecutions {

  /** Returns a {@code BatchSelection}: the next executions of a {@code BatchOrder}. */
  @ActivityMethod(name = Names.SELECT_EXECUTIONS)
  RawValue select(RawValue order, int most);
}
