package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The times between the requests of a webhook: none may be shorter than recorded, nor much longer.
 * If a gap includes an attempt's timeout, that started before the attempt's request arrived, by an
 * unknown time on a loaded machine. Whether such a request is early is decided by the time since
 * the call started, which load can only lengthen.
 */
final class Gaps {

  private static final double SECOND = 1_000;

  /** What a loaded machine may add. */
  private static final double SLACK = 10 * SECOND;

  private Gaps() {}

  static List<String> wrong(JsonNode recorded, List<Request> seen, long startedNanos) {
    List<String> problems = new ArrayList<>();
    recorded
        .properties()
        .forEach(
            webhook -> {
              List<Request> own =
                  seen.stream().filter(one -> one.name().equals(webhook.getKey())).toList();
              if (own.size() == webhook.getValue().size()) {
                problems.addAll(ofOne(webhook.getValue(), own, startedNanos));
              }
            });
    return problems;
  }

  private static List<String> ofOne(JsonNode requests, List<Request> own, long startedNanos) {
    List<String> problems = new ArrayList<>();
    double earliest = 0;
    for (int i = 1; i < own.size(); i++) {
      JsonNode bounds = requests.get(i).path("sincePrevMs");
      double min = bounds.path("min").asDouble(0);
      double max = bounds.path("max").asDouble(Double.MAX_VALUE);
      double gap = (own.get(i).arrivedNanos() - own.get(i - 1).arrivedNanos()) / 1e6;
      double since = (own.get(i).arrivedNanos() - startedNanos) / 1e6;
      earliest += min;
      boolean early = min < SECOND ? gap < min : since < earliest;
      if (early || gap > max + SLACK) {
        problems.add(
            "; %s#%d came %.1f ms after the previous one and %.1f ms after the call, recorded %.0f to %.0f"
                .formatted(own.get(i).name(), i + 1, gap, since, min, max));
      }
    }
    return problems;
  }
}
