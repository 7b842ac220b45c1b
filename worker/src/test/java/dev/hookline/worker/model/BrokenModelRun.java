package dev.hookline.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.property.QuietLogs;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The oracle finds each defect within a few stories, so a passing model is meaningful. */
class BrokenModelRun {

  private static final int TOGETHER = 20;
  private static final int MAX = 400;

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void aBrokenWorkerIsFound(@ForAll("defects") Defect defect) {
    try (QuietLogs logs = new QuietLogs();
        Worlds worlds = new Worlds(defect)) {
      List<Story> stories =
          Stories.any().map(Story::withoutCrashes).sampleStream().limit(MAX).toList();
      int run = 0;
      boolean found = false;
      while (!found && run < MAX) {
        found = !worlds.broken(stories.subList(run, run + TOGETHER)).isEmpty();
        run += TOGETHER;
      }

      assertThat(found).as("%s", defect).isTrue();
    }
  }

  @Provide
  Arbitrary<Defect> defects() {
    return Arbitraries.of(EnumSet.complementOf(EnumSet.of(Defect.NONE)));
  }
}
