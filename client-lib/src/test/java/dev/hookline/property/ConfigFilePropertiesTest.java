package dev.hookline.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.YamlConfig;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ConfigFilePropertiesTest {

  private static final String GOOD =
      """
      enabled: true
      signing: {keys: ["${env:HOOKLINE_SECRET_A}"], headers: {id: a, timestamp: b, signature: c}}
      config:
        OnProjectCreated: &a
          - name: labels
            url: https://labels.example/x?y=1
            method: POST
            authEnabled: true
            authToken: ${env:HOOKLINE_SECRET_A}
            numRetries: 3
            timeout: 7
            finalResponse: true
            headers: {x-a: b}
            successStatus: [200, 202]
          - name: second
            url: http://second.example/
            useDataFrom: labels
            execution: regular
            signing:
              keys: ${file:/k}
              legacy: {key: "${file:/o}", header: d, encoding: base64, prefix: "e="}
        OnDeleted: *a
      """;

  @Property(tries = 3_000, shrinking = ShrinkingMode.BOUNDED)
  void aMutatedFileIsReadOrRejectedWithProblems(@ForAll("mutatedFiles") String yaml) {
    assertReadOrRejected(yaml.getBytes(UTF_8));
  }

  @Property(tries = 1_000)
  void anyBytesAreReadOrRejectedWithProblems(@ForAll byte[] bytes) {
    assertReadOrRejected(bytes);
  }

  @Provide
  Arbitrary<String> mutatedFiles() {
    return Arbitraries.oneOf(Mutations.of(GOOD), Mutations.of("config: {}\n"));
  }

  private static void assertReadOrRejected(byte[] bytes) {
    try {
      YamlConfig.parse(bytes).check().forEach(ConfigFilePropertiesTest::assertHasMessage);
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      e.problems().forEach(ConfigFilePropertiesTest::assertHasMessage);
    }
  }

  private static void assertHasMessage(ConfigProblem problem) {
    assertThat(problem.message()).isNotBlank();
  }
}
