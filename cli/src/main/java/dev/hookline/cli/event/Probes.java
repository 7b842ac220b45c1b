package dev.hookline.cli.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WebhookProbe;
import dev.hookline.worker.WebhookProbe.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a worker with this environment could reach each webhook of a file. */
record Probes(List<Probe> probes) {

  private record Probe(EventType event, WebhookConfig webhook, Optional<Problem> problem) {

    void in(ObjectNode node) {
      node.put("event", event.name()).put("webhook", webhook.name());
      problem.ifPresent(found -> node.put("code", found.code()).put("message", found.message()));
    }

    String text() {
      return "%s: %s"
          .formatted(
              event.name(),
              problem
                  .map(found -> "%s: %s".formatted(found.code(), found.message()))
                  .orElse("webhook '%s' can be connected to".formatted(webhook.name())));
    }
  }

  static Probes none() {
    return new Probes(List.of());
  }

  static Probes of(Config config) {
    List<Probe> probes = new ArrayList<>();
    try (WebhookProbe probe = WebhookProbe.of(new EnvironmentSettings(System::getenv).worker())) {
      for (Map.Entry<EventType, List<WebhookConfig>> event : config.config().entrySet()) {
        for (WebhookConfig webhook : event.getValue()) {
          probes.add(new Probe(event.getKey(), webhook, probe.problem(event.getKey(), webhook)));
        }
      }
    }
    return new Probes(probes);
  }

  boolean areGood() {
    return probes.stream().allMatch(probe -> probe.problem().isEmpty());
  }

  void print(PrintWriter out) {
    probes.forEach(probe -> out.println(probe.text()));
  }

  void in(ObjectNode node) {
    if (!probes.isEmpty()) {
      ArrayNode list = node.putArray("probes");
      probes.forEach(probe -> probe.in(list.addObject()));
    }
  }
}
