package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks the documentation against the cases of this repository, whatever the command line names.
 */
class DeviationsTableTest {

  private static final Path PAGE = RealServer.repository().resolve("docs/coming-from-go.md");
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| .+? \\| (.*)\\|");
  private static final Set<String> KINDS = Set.of("simple", "durable", "given", "load");

  private final Deviations deviations = Deviations.ofThisRepository();
  private final Set<String> ids =
      Cases.ofThisRepository().stream()
          .map(one -> one.path("id").asText())
          .collect(Collectors.toSet());

  @Test
  void documentsExactlyTheCasesInWhichHooklineDiffers() throws IOException {
    Map<String, Set<String>> documented = documented();
    documented.values().removeIf(Set::isEmpty);

    assertThat(documented).isEqualTo(deviations.byDifference());
  }

  @Test
  void namesRecordedCasesOnly() throws IOException {
    Set<String> known = ids.stream().map(Deviations::shortId).collect(Collectors.toSet());

    assertThat(deviations.unknown(ids, KINDS)).isEmpty();
    assertThat(documented().values()).allSatisfy(row -> assertThat(known).containsAll(row));
  }

  @Test
  void anUnknownCaseOrKindOfADeviationIsFound() {
    Deviations wrong = Deviations.of(Cases.text("{\"Z-1-none\":{},\"T-36-get@cloud\":{}}"));

    assertThat(wrong.unknown(Set.of("T-36-get"), KINDS))
        .containsExactly("Z-1-none", "T-36-get@cloud");
  }

  private static Map<String, Set<String>> documented() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf("| The Go package | Hookline | Recorded cases |");
    assertThat(start).isPositive();
    Map<String, Set<String>> rows = new TreeMap<>();
    for (String line : lines.subList(start + 2, lines.size())) {
      Matcher row = ROW.matcher(line);
      assertThat(row.matches()).as(line).isTrue();
      Set<String> named = new TreeSet<>(Arrays.asList(row.group(2).strip().split(", ")));
      named.remove("");
      assertThat(rows.put(row.group(1), named)).as("two rows: " + line).isNull();
    }
    return rows;
  }
}
