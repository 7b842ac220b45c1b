package dev.hookline.verification.chaos.plan;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import java.util.List;

/**
 * The complete plan of a run. The same seed and sizes make the same plan.
 *
 * @param receivers host and port that the webhooks name
 */
public record RunPlan(
    long seed,
    String receivers,
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
  public static RunPlan of(long seed, Sizes sizes, String receivers, List<String> leftOut) {
    List<EventKind> kinds = KindGenerator.kinds(seed);
    EventGenerator events = new EventGenerator(seed, kinds, sizes);
    return new RunPlan(
        seed,
        receivers,
        kinds,
        events.phase(Phase.CALM, sizes.calmEvents(), sizes.calmRate()),
        events.phase(Phase.STORM, sizes.stormEvents(), sizes.stormRate()),
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

  public Config config() {
    Config config = Config.empty();
    for (EventKind kind : kinds) {
      config = kind.addTo(config, receivers);
    }
    return config;
  }

  public List<EventType> eventTypes() {
    return kinds.stream().map(kind -> EventType.of(kind.name())).toList();
  }
}
