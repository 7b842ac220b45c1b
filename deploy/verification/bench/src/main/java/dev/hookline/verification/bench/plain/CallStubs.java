package dev.hookline.verification.bench.plain;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The activity stub of both workflows: ten seconds, three attempts. */
final class CallStubs {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private CallStubs() {}

  static PlainCall make() {
    return Workflow.newActivityStub(
        PlainCall.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(TIMEOUT)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(ATTEMPTS).build())
            .build());
  }
}
