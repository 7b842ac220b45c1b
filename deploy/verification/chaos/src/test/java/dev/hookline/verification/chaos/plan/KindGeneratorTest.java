package dev.hookline.verification.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KindGeneratorTest {

  @Test
  void everySeedHasEveryMannerThatLeavesTheResponseValid() {
    Set<Manner> wanted =
        EnumSet.complementOf(EnumSet.of(Manner.SHORT, Manner.LONG, Manner.GARBAGE));

    for (long seed = 0; seed < 50; seed++) {
      assertThat(lastManners(seed)).as("seed %d", seed).containsAll(wanted);
    }
  }

  @Test
  void someSeedHasEveryMannerThatSpoilsTheResponse() {
    Set<String> words =
        Stream.of(0L, 1L, 2L, 3L, 4L)
            .flatMap(KindGeneratorTest::scripts)
            .flatMap(script -> Stream.of(script.split(",", -1)))
            .collect(Collectors.toSet());

    assertThat(words)
        .contains("200~short:7", "200~long:7", "200~garbage", "500~two", "503~closes:1");
  }

  private static Set<Manner> lastManners(long seed) {
    return scripts(seed)
        .map(script -> PlannedResponse.of(script, Integer.MAX_VALUE).manner())
        .collect(Collectors.toSet());
  }

  private static Stream<String> scripts(long seed) {
    return KindGenerator.kinds(seed).stream()
        .flatMap(kind -> kind.webhooks().stream())
        .map(PlannedWebhook::script);
  }
}
