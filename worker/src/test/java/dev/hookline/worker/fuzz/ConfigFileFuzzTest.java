package dev.hookline.worker.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.YamlConfig;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/**
 * A file is read, or rejected with problems; an accepted file makes plans that a worker accepts.
 */
class ConfigFileFuzzTest {

  @FuzzTest
  @Timeout(60)
  @DictionaryEntries({
    "webhooks:",
    "enabled: ",
    "config:",
    "name: ",
    "url: http://h/",
    "method: ",
    "authEnabled: ",
    "authToken: ",
    "async: ",
    "numRetries: ",
    "timeout: ",
    "useDataFrom: ",
    "finalResponse: true",
    "successStatus: ",
    "maxResponseBytes: ",
    "maximumInterval: ",
    "headers: ",
    "execution: ",
    "signing: ",
    "keys: ",
    "legacy: ",
    "${env:",
    "${file:",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">-"
  })
  void fuzz(byte[] file) {
    YamlConfig read;
    try {
      read = YamlConfig.parse(file);
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      e.problems().forEach(ConfigFileFuzzTest::assertNamesProblemAndPlace);
      return;
    }
    List<ConfigProblem> problems = read.check();
    problems.forEach(ConfigFileFuzzTest::assertNamesProblemAndPlace);
    Config config = read.config();
    ConfigRules.literalSecrets(config, config.events())
        .forEach(ConfigFileFuzzTest::assertNamesProblemAndPlace);
    if (problems.isEmpty()) {
      config.config().entrySet().forEach(ConfigFileFuzzTest::assertMakesAPlan);
    }
  }

  private static void assertNamesProblemAndPlace(ConfigProblem problem) {
    assertThat(problem.message()).isNotBlank();
    assertThat(problem.line()).isNotNegative();
    assertThat(problem.toString()).isNotBlank();
  }

  private static void assertMakesAPlan(Map.Entry<EventType, List<WebhookConfig>> event) {
    Plan plan = Plan.of(event.getKey(), null, event.getValue());
    try {
      assertThat(WireJson.readPlan(WireJson.toPayload(plan))).isEqualTo(plan);
    } catch (InvalidPlanException e) {
      throw new AssertionError("the file is accepted, its plan is not", e);
    }
  }
}
