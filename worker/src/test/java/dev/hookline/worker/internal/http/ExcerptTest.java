package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7})
  void omitsACharacterThatWouldBeCut(int max) {
    assertThat(Excerpt.of("aaaa😀😀".getBytes(UTF_8), max)).isEqualTo("aaaa");
  }

  @Test
  void keepsOneThatEndsAtTheCut() {
    assertThat(Excerpt.of("aaaa😀😀".getBytes(UTF_8), 8)).isEqualTo("aaaa😀");
  }

  @Test
  void marksBytesThatAreNotText() {
    assertThat(Excerpt.of(new byte[] {'a', (byte) 0xFF, 'b'}, 9)).isEqualTo("a\uFFFDb");
    assertThat(Excerpt.of(new byte[] {'a', (byte) 0xFF, 'b'}, 3)).isEqualTo("a");
    assertThat(Excerpt.of(new byte[] {'a', (byte) 0xC3}, 9)).isEqualTo("a\uFFFD");
  }
}
