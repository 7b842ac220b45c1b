package dev.hookline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchProgress;
import dev.hookline.operate.batch.BatchSelection;
import org.junit.jupiter.api.Test;

class BatchTextTest {

  @Test
  void drawsTheProgressOfABatch() {
    assertThat(BatchText.bar(new BatchProgress(140, 10, 300L, false), 80))
        .isEqualTo("[##########..........] 150 of 300  replayed 140, refused 10");
  }

  @Test
  void fitsEightyColumnsWithManyExecutions() {
    assertThat(BatchText.bar(new BatchProgress(100_000, 0, 100_000L, true), 80))
        .endsWith(", paused")
        .hasSizeLessThan(80);
  }

  @Test
  void shortensOnANarrowTerminal() {
    BatchProgress progress = new BatchProgress(140, 10, 300L, true);

    assertThat(BatchText.bar(progress, 60))
        .isEqualTo("[######......] 150 of 300  replayed 140, refused 10, paused");
    assertThat(BatchText.bar(progress, 50))
        .isEqualTo("150 of 300  replayed 140, refused 10, paused");
    assertThat(BatchText.bar(progress, 40)).isEqualTo("150 of 300, paused");
    for (int columns = 40; columns < 120; columns++) {
      assertThat(
              BatchText.bar(new BatchProgress(10_000_000, 10_000_000, 40_000_000L, true), columns))
          .hasSizeLessThan(columns);
      assertThat(BatchText.bar(new BatchProgress(10_000_000, 0, null, true), columns))
          .hasSizeLessThan(columns);
    }
  }

  @Test
  void printsTheResultOfAnExecutionAsALine() {
    BatchSelection.Run run = new BatchSelection.Run("On:k1", "r1");

    assertThat(BatchText.line(BatchItem.replayed(run, "r2").withStatus(ExecutionStatus.SUCCEEDED)))
        .isEqualTo("replayed  succeeded   On:k1");
    assertThat(BatchText.line(BatchItem.refused(run, "superseded", "run r1 is followed")))
        .isEqualTo("refused   -           On:k1  run r1 is followed");
  }
}
