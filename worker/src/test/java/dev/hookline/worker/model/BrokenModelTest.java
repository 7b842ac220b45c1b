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

/** The oracle finds each defect among few stories, so a model that passes says something. */
class BrokenModelTest {

  private static final int STORIES = 40;

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void aBrokenWorkerIsFound(@ForAll("defects") Defect defect) {
    try (QuietLogs logs = new QuietLogs();
        Worlds worlds = new Worlds(defect)) {
      List<Story> stories =
          Stories.any().map(Story::withoutCrashes).sampleStream().limit(STORIES).toList();

      assertThat(worlds.broken(stories)).as("%s", defect).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<Defect> defects() {
    return Arbitraries.of(EnumSet.complementOf(EnumSet.of(Defect.NONE)));
  }
}
