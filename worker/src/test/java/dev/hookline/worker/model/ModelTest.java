package dev.hookline.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.property.QuietLogs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** As many stories as {@code -Dhookline.model=10000} says; by default a few. */
class ModelTest {

  private static final int BATCHES = 2;
  private static final int TOGETHER =
      (Integer.getInteger("hookline.model", 100) + BATCHES - 1) / BATCHES;

  private static Worlds worlds;
  private static QuietLogs logs;

  /** The batch that broke a rule and is being shrunk: only new stories are run. */
  private static final Set<Story> KEPT = new HashSet<>();

  @BeforeContainer
  static void start() {
    logs = new QuietLogs();
    worlds = new Worlds(Defect.NONE);
  }

  @AfterContainer
  static void stop() {
    worlds.close();
    logs.close();
  }

  @Property(tries = BATCHES, edgeCases = EdgeCasesMode.NONE)
  void everyEventKeepsTheRules(@ForAll("stories") List<Story> stories) {
    List<Story> unknown = stories.stream().filter(story -> !KEPT.contains(story)).toList();

    List<Worlds.Broken> broken = worlds.broken(unknown);

    if (!broken.isEmpty()) {
      KEPT.addAll(unknown);
      broken.forEach(found -> KEPT.remove(found.observed().story()));
    }
    assertThat(broken).isEmpty();
  }

  /** Always as many as requested; only a failure is shrunk to fewer. */
  @Provide
  Arbitrary<List<Story>> stories() {
    return Stories.any()
        .list()
        .ofMaxSize(TOGETHER)
        .withSizeDistribution((trials, min, max, center) -> random -> max);
  }
}
