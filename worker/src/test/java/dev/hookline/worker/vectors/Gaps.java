package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.ArrayList;
import java.util.List;

/** The times between the requests of a webhook, of which none may be shorter than recorded. */
final class Gaps {

  private static final double SECOND = 1_000;

  /** Where an attempt's own time limit is part of the gap, it began before its request arrived. */
  private static final double LATE = 100;

  private Gaps() {}

  static List<String> tooShort(JsonNode recorded, List<Request> seen) {
    List<String> problems = new ArrayList<>();
    recorded
        .properties()
        .forEach(
            webhook -> {
              List<Request> own =
                  seen.stream().filter(one -> one.name().equals(webhook.getKey())).toList();
              for (int i = 1; i < own.size() && own.size() == webhook.getValue().size(); i++) {
                double min = webhook.getValue().get(i).path("sincePrevMs").path("min").asDouble(0);
                double gap = (own.get(i).arrivedNanos() - own.get(i - 1).arrivedNanos()) / 1e6;
                if (gap < min - (min < SECOND ? 0 : LATE)) {
                  problems.add(
                      "; %s#%d came %.1f ms after the one before, recorded at least %.0f"
                          .formatted(webhook.getKey(), i + 1, gap, min));
                }
              }
            });
    return problems;
  }
}
