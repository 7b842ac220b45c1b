package dev.hookline.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.property.QuietLogs;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** As many stories as {@code -Dhookline.model=10000} says; otherwise 100. */
class ModelRun {

  private static final int BATCHES = 5;
  private static final int TOGETHER = Integer.getInteger("hookline.model", 100) / BATCHES;

  private static final int AT_ONCE = 50;

  private static World world;
  private static QuietLogs logs;

  @BeforeContainer
  static void start() {
    logs = new QuietLogs();
    world = new World(Defect.NONE);
  }

  @AfterContainer
  static void stop() {
    world.close();
    logs.close();
  }

  @Property(tries = BATCHES, edgeCases = EdgeCasesMode.NONE)
  void everyEventKeepsTheRules(@ForAll("stories") List<Story> stories) {
    for (int from = 0; from < stories.size(); from += AT_ONCE) {
      for (Observed observed :
          run(stories.subList(from, Math.min(stories.size(), from + AT_ONCE)))) {
        assertThat(Oracle.problems(observed)).as("%s", observed).isEmpty();
      }
    }
  }

  /**
   * The in-process server sometimes stops skipping time, and what takes long stays open; what is
   * open in another server too is stuck.
   */
  private static List<Observed> run(List<Story> stories) {
    List<Observed> observed = world.run(stories);
    if (observed.stream().noneMatch(Observed::isOpen)) {
      return observed;
    }
    world.close();
    world = new World(Defect.NONE);
    return world.run(stories);
  }

  /** Always as many as asked for; only a failure is shrunk to fewer. */
  @Provide
  Arbitrary<List<Story>> stories() {
    return Stories.any()
        .list()
        .ofMaxSize(TOGETHER)
        .withSizeDistribution((trials, min, max, center) -> random -> max);
  }
}
