package dev.hookline.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code blocks of the documentation are valid. A block that is checked elsewhere or not at all
 * has a comment before it: {@code <!-- checked by NameTest -->} or {@code <!-- not run: reason
 * -->}.
 */
class DocumentedBlocksTest {

  private static final Set<String> CHECKED_HERE =
      Set.of("", "java", "json", "sh", "text", "xml", "yaml");
  private static final Pattern MARKER =
      Pattern.compile("not run: \\S.*|(?:checked|compiled) by (\\w+)");

  @TempDir private Path classes;

  static Stream<DocBlock> marked() {
    return DocBlock.all().stream().filter(DocBlock::isMarked);
  }

  static Stream<DocBlock> java() {
    return unmarked("java");
  }

  static Stream<DocBlock> json() {
    return unmarked("json");
  }

  static Stream<DocBlock> xml() {
    return unmarked("xml");
  }

  static Stream<DocBlock> yaml() {
    return unmarked("yaml");
  }

  static Stream<DocBlock> commands() {
    return Stream.concat(unmarked(""), unmarked("sh"))
        .filter(block -> !DocCommands.of(block).isEmpty());
  }

  private static Stream<DocBlock> unmarked(String language) {
    return DocBlock.all().stream()
        .filter(block -> !block.isMarked() && block.language().equals(language));
  }

  @Test
  void areFoundInEachPage() {
    assertThat(DocBlock.all()).hasSizeGreaterThan(100);
    assertThat(commands().count()).isGreaterThan(20);
  }

  @Test
  void haveALanguageThatIsCheckedOrAMarker() {
    assertThat(DocBlock.all())
        .filteredOn(block -> !block.isMarked())
        .allSatisfy(block -> assertThat(block.language()).isIn(CHECKED_HERE));
  }

  @ParameterizedTest
  @MethodSource("marked")
  void nameAReasonOrAnExistingTest(DocBlock block) {
    Matcher marker = MARKER.matcher(block.marker());

    assertThat(marker.matches()).as(block.marker()).isTrue();
    assertThat(marker.group(1)).matches(test -> test == null || exists(test));
  }

  @ParameterizedTest
  @MethodSource("java")
  void compile(DocBlock block) {
    assertThat(DocJava.problems(block.text(), classes)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("json")
  void areJson(DocBlock block) {
    assertThatCode(() -> new ObjectMapper().readTree(block.text())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("xml")
  void nameThisVersion(DocBlock block) {
    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(block.text());

    assertThat(version.results().map(found -> found.group(1)))
        .allMatch(System.getProperty("hookline.version")::equals);
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void areValidConfiguration(DocBlock block) {
    assertThat(DocYaml.problems(block.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areCommandsThatExist(DocBlock block) throws IOException {
    for (List<String> command : DocCommands.of(block)) {
      assertThat(CommandCheck.problem(command)).as(String.join(" ", command)).isEmpty();
    }
  }

  private static Stream<Path> tests() {
    return Stream.of("client-lib", "worker", "cli", "client-lib/spring-boot-starter/tests")
        .map(module -> DocBlock.ROOT.resolve(module).resolve("src/test/java"));
  }

  private static boolean exists(String test) {
    return tests()
        .anyMatch(
            folder -> {
              try (Stream<Path> files = Files.walk(folder)) {
                return files.anyMatch(file -> file.endsWith(test + ".java"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
