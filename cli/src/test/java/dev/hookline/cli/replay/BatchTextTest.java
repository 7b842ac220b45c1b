package dev.hookline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.batch.BatchProgress;
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
}
