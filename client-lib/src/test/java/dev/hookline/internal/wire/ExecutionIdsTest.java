package dev.hookline.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutionIdsTest {
  @Test
  void joinsAndEscapesTheParts() {
    assertThat(ExecutionIds.event(null, "E", "k")).isEqualTo("E:k");
    assertThat(ExecutionIds.event("s:1", "E", "50%")).isEqualTo("s%3A1:E:50%25");
    assertThat(ExecutionIds.delivery("E:k", "a:b")).isEqualTo("E:k:async:a%3Ab");
  }

  @Test
  void fitsSevenHundredBytes() {
    assertThat(ExecutionIds.fits("é".repeat(350))).isTrue();
    assertThat(ExecutionIds.fits("é".repeat(350) + "a")).isFalse();
  }
}
