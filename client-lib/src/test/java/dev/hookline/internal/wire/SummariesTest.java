package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummariesTest {
  @Test
  void truncatesASummaryToFourHundredBytes() {
    assertThat(Summaries.truncate("€".repeat(500)).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(400);
    assertThat(Summaries.truncate("😀".repeat(500)).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(400);
  }
}
