package service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/spring-boot.md: its table has every property, its code is that of the sample. */
class DocumentationTest {

  private static final Path DOCS = Path.of("../../../docs").toAbsolutePath().normalize();
  private static final Path PAGE = DOCS.resolve("spring-boot.md");

  @Test
  void listsEveryPropertyWithMetadata() throws IOException {
    List<String> documented =
        Pattern.compile("`((hookline|management\\.health\\.hookline)\\.[a-z.-]+)`")
            .matcher(
                Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| `"))
                    .collect(Collectors.joining("\n")))
            .results()
            .map(found -> found.group(1))
            .filter(
                name -> !name.matches("hookline\\.(invocations(\\.active)?|attempts|deliveries)"))
            // an event's metric has the name of a property
            .distinct()
            .toList();

    List<JsonNode> properties = properties();
    assertThat(properties)
        .allSatisfy(property -> assertThat(property.path("description").asText()).isNotEmpty());
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            properties.stream().map(property -> property.path("name").asText()).toList());
  }

  @Test
  void hasAPropertyForEachVariableOfTheWorker() throws IOException {
    String source =
        Files.readString(
            DOCS.resolve("../worker/src/main/java/dev/hookline/worker/EnvironmentSettings.java"));
    Set<String> variables =
        Pattern.compile("\"(HOOKLINE_[A-Z_]+)\"")
            .matcher(source)
            .results()
            .map(found -> found.group(1))
            // the program serves its own health; the task queue is also the manager's
            .filter(name -> !name.matches("HOOKLINE_(HEALTH_.*|TASK_QUEUE)"))
            .collect(Collectors.toSet());

    assertThat(variables).hasSizeGreaterThan(10);
    assertThat(Files.readString(PAGE)).contains(variables);
  }

  @Test
  void showsCodeAndPropertiesOfTheSample() throws IOException {
    String sample;
    try (Stream<Path> files = Files.walk(DOCS.resolve("samples/spring-boot/src"))) {
      sample = files.filter(Files::isRegularFile).map(this::text).collect(Collectors.joining());
    }
    List<String> blocks =
        Pattern.compile("(?s)```(?:java|yaml)\n(.*?)\n```")
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1))
            .filter(block -> !block.contains("classpath:"))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(4).allMatch(sample::contains);
  }

  /** In the jar of the starter, not in those of Spring. */
  private static List<JsonNode> properties() throws IOException {
    List<JsonNode> properties = new ArrayList<>();
    for (URL url :
        Collections.list(
            DocumentationTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      if (url.toString().contains("starter")) {
        new ObjectMapper().readTree(url).path("properties").forEach(properties::add);
      }
    }
    return properties;
  }

  private String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
