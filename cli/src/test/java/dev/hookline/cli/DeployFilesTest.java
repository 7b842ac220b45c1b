package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hookline.internal.wire.Names;
import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The container files must agree with what is tested without them. */
class DeployFilesTest {

  @Test
  void composeRunsTheMinorVersionOfTheServerThatIsTested() throws IOException {
    String tested =
        only("server_version=v(\\d+\\.\\d+)\\.", read("deploy/verification/server/build"));
    JsonNode services = services();

    assertThat(image(services, "temporal"))
        .startsWith("temporalio/server:${TEMPORAL_VERSION:-" + tested + ".");
    assertThat(List.of(image(services, "schema"), image(services, "namespace")))
        .containsOnly(
            image(services, "temporal").replace("temporalio/server", "temporalio/admin-tools"));
  }

  @Test
  void composeWaitsOnlyForConditionsThatCanHold() throws IOException {
    JsonNode services = services();
    for (JsonNode service : services) {
      service
          .path("depends_on")
          .properties()
          .forEach(
              awaited -> {
                JsonNode other = services.path(awaited.getKey());
                boolean ends = other.has("command");
                assertThat(awaited.getValue().path("condition").asText())
                    .as(awaited.getKey())
                    .isEqualTo(ends ? "service_completed_successfully" : "service_healthy");
                assertThat(other.has("healthcheck")).as(awaited.getKey()).isNotEqualTo(ends);
              });
    }
  }

  @Test
  void composeRegistersTheSearchAttributes() throws IOException {
    assertThat(services().at("/namespace/command/0").asText())
        .contains(
            "for name in %s %s %s; do"
                .formatted(
                    Names.ATTRIBUTE_EVENT,
                    Names.ATTRIBUTE_FAILURE_CODE,
                    Names.ATTRIBUTE_FAILED_WEBHOOK));
  }

  @Test
  void theImageIsBuiltWithEveryMavenModule() throws IOException {
    List<String> copied = all("(?m)^COPY (\\S+) \\1$", read("deploy/Dockerfile"));
    String modules = only("(?s)<modules>(.*?)</modules>", read("pom.xml"));

    assertThat(all("<module>([^/<]+)[^<]*</module>", modules)).isNotEmpty().isSubsetOf(copied);
  }

  @Test
  void theChartRunsTheVersionOfTheBuild() throws IOException {
    String version = only("<version>([^<]+)</version>", read("pom.xml"));

    assertThat(read("deploy/helm/hookline-worker/Chart.yaml"))
        .contains("\nappVersion: " + version + "\n")
        .contains("\nversion: " + version.replace("-SNAPSHOT", "") + "\n");
  }

  /** Both images are built onto a runtime that understands the options of their entry point. */
  @Test
  void everyRuntimeKnowsTheOptionsOfTheEntryPoint() throws IOException {
    assertThat(read("deploy/image/hookline")).contains("--sun-misc-unsafe-memory-access");
    assertThat(
            List.of(
                only("FROM eclipse-temurin:(\\d+)-jdk", read("deploy/Dockerfile")),
                only("eclipse-temurin:(\\d+)-jre", read("cli/pom.xml"))))
        .allSatisfy(feature -> assertThat(Integer.parseInt(feature)).isGreaterThanOrEqualTo(24));
  }

  private static String image(JsonNode services, String service) {
    return services.path(service).path("image").asText();
  }

  private static JsonNode services() throws IOException {
    return new YAMLMapper().readTree(read("deploy/compose.yaml")).path("services");
  }

  private static String read(String file) throws IOException {
    return Files.readString(RealServer.repository().resolve(file));
  }

  private static String only(String pattern, String text) {
    assertThat(all(pattern, text)).as(pattern).isNotEmpty();
    return all(pattern, text).get(0);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
