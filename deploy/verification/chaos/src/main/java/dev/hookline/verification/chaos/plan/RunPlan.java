package dev.hookline.verification.chaos.plan;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The complete plan of a run. The same seed and sizes make the same plan.
 *
 * @param port the port of all endpoints
 */
public record RunPlan(
    long seed,
    int port,
    List<EventKind> kinds,
    Phase calm,
    Phase storm,
    List<PlannedFault> faults) {

  /** Copies the lists. */
  public RunPlan {
    kinds = List.copyOf(kinds);
    faults = List.copyOf(faults);
  }

  /** Creates the plan of a seed. */
  public static RunPlan of(long seed, Sizes sizes, int port, List<String> leftOut) {
    LimitGenerator limits = new LimitGenerator(seed, sizes.callers());
    List<EventKind> drawn = limits.spread(KindGenerator.kinds(seed));
    EventGenerator events = new EventGenerator(seed, drawn, sizes);
    List<EventKind> kinds = new ArrayList<>(drawn);
    kinds.addAll(limits.kinds());
    return new RunPlan(
        seed,
        port,
        kinds,
        limits.into(events.phase(Phase.CALM, sizes.calmEvents(), sizes.calmRate())),
        limits.into(events.phase(Phase.STORM, sizes.stormEvents(), sizes.stormRate())),
        FaultGenerator.faults(seed, sizes, leftOut));
  }

  public Phase phase(String name) {
    return calm.name().equals(name) ? calm : storm;
  }

  public List<Phase> phases() {
    return List.of(calm, storm);
  }

  public EventKind kind(String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the webhook that a request is for; empty if no kind has it. */
  public Optional<PlannedWebhook> webhook(String kind, String name) {
    return kinds.stream()
        .filter(one -> one.name().equals(kind))
        .flatMap(one -> one.webhook(name).stream())
        .findFirst();
  }

  public Config config() {
    Config config = Config.empty();
    for (EventKind kind : kinds) {
      config = kind.addTo(config, port);
    }
    return config;
  }

  public List<EventType> eventTypes() {
    return kinds.stream().map(kind -> EventType.of(kind.name())).toList();
  }
}
