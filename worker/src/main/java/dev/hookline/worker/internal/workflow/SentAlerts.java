package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts of a workflow. An activity starts each one's event, since only workers know where alerts
 * go. An alert that cannot be started for ten minutes is dropped: the state goes on.
 */
final class SentAlerts {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  private final List<Promise<?>> sending = new ArrayList<>();

  void send(Alert alert) {
    ActivityOptions options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(TIMEOUT)
            .setScheduleToCloseTimeout(GIVE_UP)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .build())
            .setSummary(alert.type())
            .build();
    sending.removeIf(Promise::isCompleted);
    sending.add(
        Workflow.newUntypedActivityStub(options)
            .executeAsync(Names.SEND_ALERT, Void.class, WireJson.toPayload(alert))
            .exceptionally(failure -> null));
  }

  /** Waits until each is started or dropped. */
  void await() {
    List.copyOf(sending).forEach(Promise::get);
    sending.clear();
  }
}
