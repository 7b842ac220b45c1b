package dev.hookline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.doctor.Diagnosis;
import dev.hookline.operate.doctor.Finding;
import dev.hookline.operate.doctor.FindingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingListTest {

  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          FindingStatus.WARNING,
          List.of(
              new Finding("namespace", FindingStatus.OK, "namespace 'n' is there", "n", null),
              new Finding(
                  "retention",
                  FindingStatus.WARNING,
                  "ended executions are kept for 3 days: later they can be neither shown nor replayed",
                  "PT72H",
                  "hookline doctor --fix, or temporal operator namespace update -n n --retention 720h")));

  @Test
  void printsOneLineForEachWhenPiped() {
    assertThat(FindingList.of(DIAGNOSIS, Integer.MAX_VALUE))
        .isEqualTo(
            """
            ok       namespace          namespace 'n' is there
            warning  retention          ended executions are kept for 3 days: later they can be neither shown nor replayed
                     → fix              hookline doctor --fix, or temporal operator namespace update -n n --retention 720h""");
  }

  @Test
  void wrapsToTheTerminalButWrapsNoCommand() {
    assertThat(FindingList.of(DIAGNOSIS, 80))
        .isEqualTo(
            """
            ok       namespace          namespace 'n' is there
            warning  retention          ended executions are kept for 3 days: later they can
                                        be neither shown nor replayed
                     → fix              hookline doctor --fix, or temporal operator namespace update -n n --retention 720h""");
  }
}
