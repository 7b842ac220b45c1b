package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The times between the requests of a webhook: none may be shorter than recorded, nor much longer.
 */
final class Gaps {

  private static final double SECOND = 1_000;

  /** Where an attempt's own time limit is part of the gap, it began before its request arrived. */
  private static final double LATE = 100;

  /** What a loaded machine may add. */
  private static final double SLACK = 10 * SECOND;

  private Gaps() {}

  static List<String> wrong(JsonNode recorded, List<Request> seen) {
    List<String> problems = new ArrayList<>();
    recorded
        .properties()
        .forEach(
            webhook -> {
              List<Request> own =
                  seen.stream().filter(one -> one.name().equals(webhook.getKey())).toList();
              for (int i = 1; i < own.size() && own.size() == webhook.getValue().size(); i++) {
                JsonNode bounds = webhook.getValue().get(i).path("sincePrevMs");
                double min = bounds.path("min").asDouble(0);
                double max = bounds.path("max").asDouble(Double.MAX_VALUE);
                double gap = (own.get(i).arrivedNanos() - own.get(i - 1).arrivedNanos()) / 1e6;
                if (gap < min - (min < SECOND ? 0 : LATE) || gap > max + SLACK) {
                  problems.add(
                      "; %s#%d came %.1f ms after the one before, recorded %.0f to %.0f"
                          .formatted(webhook.getKey(), i + 1, gap, min, max));
                }
              }
            });
    return problems;
  }
}
