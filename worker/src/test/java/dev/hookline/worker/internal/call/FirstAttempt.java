package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.Bodies;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The type of a first attempt is its webhook's name. */
@ActivityInterface
public interface FirstAttempt {

  @ActivityMethod(name = "labels")
  RawValue call(RawValue order, RawValue body, boolean repeated, long taskStartedAt);

  /** Makes the first attempt of the webhook "labels" in a task that started then. */
  static RawValue make(TestActivityEnvironment environment, RawValue order, Instant taskStartedAt) {
    return environment
        .newLocalActivityStub(
            FirstAttempt.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(10))
                .build(),
            Map.of())
        .call(order, Bodies.empty(), false, taskStartedAt.toEpochMilli());
  }
}
