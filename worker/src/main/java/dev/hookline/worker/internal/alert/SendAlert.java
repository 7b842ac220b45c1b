package dev.hookline.worker.internal.alert;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activity interface that workflows call. */
@ActivityInterface
public interface SendAlert {

  /** Starts the event of an {@code Alert}, as JSON, unless no webhook is configured for it. */
  @ActivityMethod(name = Names.SEND_ALERT)
  void send(RawValue alert);
}
