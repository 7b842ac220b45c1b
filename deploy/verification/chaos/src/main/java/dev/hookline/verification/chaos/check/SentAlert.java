package dev.hookline.verification.chaos.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An alert that its endpoint got at least once.
 *
 * @param id its webhook-id
 * @param at when the state changed, in microseconds since 1970
 * @param webhooks the number of webhooks that failed for good; 0 if it is about something else
 * @param execution the execution that it names
 * @param body its body
 */
record SentAlert(
    String id, String type, String endpoint, long at, int webhooks, String execution, String body) {

  /** The body. */
  private record Content(String type, Instant timestamp, Data data) {}

  /** What the alert is about. */
  private record Data(String endpoint, int webhooks, String executionId) {}

  static SentAlert of(AlertLine line) {
    try {
      Content content = Json.read(line.body(), Content.class);
      return new SentAlert(
          line.webhookId(),
          content.type(),
          content.data().endpoint(),
          content.timestamp().toEpochMilli() * Micros.MILLI,
          content.data().webhooks(),
          content.data().executionId(),
          line.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("alert is not JSON of its format: " + line.body(), e);
    }
  }

  /** Returns the alerts, each once however often its request was repeated. */
  static List<SentAlert> allOf(List<AlertLine> lines) {
    return lines.stream().map(SentAlert::of).distinct().toList();
  }

  /** Returns how many alerts of each type there are. */
  static Map<String, Integer> byType(List<SentAlert> alerts) {
    return alerts.stream()
        .collect(Collectors.toMap(SentAlert::type, alert -> 1, Integer::sum, TreeMap::new));
  }
}
