package dev.hookline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchProgress;
import dev.hookline.operate.batch.BatchSelection;
import org.junit.jupiter.api.Test;

class BatchTextTest {

  @Test
  void drawsHowFarABatchIs() {
    assertThat(BatchText.bar(new BatchProgress(140, 10, 300L, false)))
        .isEqualTo("[##########..........] 150 of 300  replayed 140, refused 10");
  }

  @Test
  void fitsEightyColumnsWithManyExecutions() {
    assertThat(BatchText.bar(new BatchProgress(100_000, 0, 100_000L, true)))
        .endsWith(", paused")
        .hasSizeLessThan(80);
  }

  @Test
  void saysWhatBecameOfAnExecutionInALine() {
    BatchSelection.Run run = new BatchSelection.Run("On:k1", "r1");

    assertThat(BatchText.line(BatchItem.replayed(run, "r2").withStatus(ExecutionStatus.SUCCEEDED)))
        .isEqualTo("replayed  succeeded   On:k1");
    assertThat(BatchText.line(BatchItem.refused(run, "superseded", "run r1 is followed")))
        .isEqualTo("refused   -           On:k1  run r1 is followed");
  }
}
