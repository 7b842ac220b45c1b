package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeviationsTableTest {

  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| .+ \\| ([A-Z]-\\d.*) \\|");

  @Test
  void documentsExactlyTheCasesInWhichHooklineDiffers() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (String line :
        Files.readAllLines(RealServer.repository().resolve("docs/coming-from-go.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), new TreeSet<>(Arrays.asList(row.group(2).split(", "))));
      }
    }

    assertThat(documented).isEqualTo(new Deviations().byDifference());
  }
}
