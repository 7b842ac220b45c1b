package dev.hookline.operate.internal.history;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Names;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan of a run with the webhooks as they were called last, after redirects. */
public final class RedirectedPlan {

  private RedirectedPlan() {}

  /** Returns whether a run has redirected calls. */
  public static boolean isIn(Memo memo) {
    return memo.containsFields(Names.MEMO_REDIRECTED);
  }

  /** Returns the plan with the corrections in a run's history. */
  public static Plan of(Plan recorded, List<HistoryEvent> events, DataConverter converter) {
    Map<String, WebhookCall> called = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        RecordedCall.input(event.getActivityTaskScheduledEventAttributes(), converter)
            .ifPresent(input -> called.put(input.webhook().name(), input.webhook()));
      }
    }
    return recorded.withWebhooks(
        recorded.webhooks().stream()
            .map(webhook -> called.getOrDefault(webhook.name(), webhook))
            .toList());
  }
}
