package dev.hookline.worker.internal.alert;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.worker.internal.call.ShellWord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an alert's webhooks receive, in the form of Standard Webhooks: type, timestamp, data. */
final class AlertPayload {

  private AlertPayload() {}

  static Map<String, Object> of(Alert alert) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("type", alert.type());
    payload.put("timestamp", time(alert.at()));
    payload.put("data", alert.batch() == null ? endpoint(alert) : batch(alert.batch()));
    return payload;
  }

  private static Map<String, Object> endpoint(Alert alert) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("endpoint", alert.endpoint());
    data.put("since", time(alert.since()));
    data.put(alert.type().equals(Alert.EXHAUSTED) ? "webhooks" : "failures", alert.count());
    FailedCall last = alert.last();
    if (last != null) {
      data.put("event", last.event());
      data.put("webhook", last.webhook());
      data.put("code", last.code());
      if (last.status() != null) {
        data.put("status", last.status());
      }
      data.put("executionId", last.executionId());
      data.put("command", "hookline show " + ShellWord.of(last.executionId()));
    }
    return data;
  }

  private static Map<String, Object> batch(Alert.FinishedBatch batch) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("batch", batch.id());
    data.put("status", batch.status());
    data.put("replayed", batch.replayed());
    data.put("refused", batch.refused());
    data.put("command", "hookline replay report " + ShellWord.of(batch.id()));
    return data;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
