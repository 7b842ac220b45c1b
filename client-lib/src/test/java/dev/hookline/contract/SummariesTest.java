package dev.hookline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummariesTest {
  @Test
  void cutsASummaryToFourHundredBytes() {
    assertThat(Summaries.cut("€".repeat(500)).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(400);
    assertThat(Summaries.cut("😀".repeat(500)).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(400);
  }
}
