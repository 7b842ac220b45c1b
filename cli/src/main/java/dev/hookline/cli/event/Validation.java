package dev.hookline.cli.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.YamlConfig;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What is wrong with a configuration file.
 *
 * @param problems every problem, in file order
 * @param literals the secrets that the durable manager would refuse
 * @param events how many events the file configures
 * @param enabled whether it says so
 */
record Validation(
    List<ConfigProblem> problems, List<ConfigProblem> literals, int events, boolean enabled) {

  static Validation of(byte[] yaml) {
    try {
      YamlConfig file = YamlConfig.parse(yaml);
      Config config = file.config();
      return new Validation(
          file.check(), file.literalSecrets(), config.events().size(), config.enabled());
    } catch (ConfigException e) {
      return new Validation(e.problems(), List.of(), 0, false);
    }
  }

  boolean isGood() {
    return problems.isEmpty() && literals.isEmpty();
  }

  void print(String file, OutputFormat output, CommandLine to) {
    if (output == OutputFormat.JSON) {
      to.getOut().println(json());
      return;
    }
    problems.forEach(problem -> to.getErr().println(file + ":" + problem));
    literals.forEach(problem -> to.getErr().println(file + ":" + problem));
    if (isGood()) {
      to.getOut().println("%s is good: %d event(s)%s".formatted(file, events, warning()));
    }
  }

  /** A file may be meant so, or be the wrong one. */
  private String warning() {
    if (!enabled) {
      return ", but it is disabled and no webhook is called; set enabled: true";
    }
    return events == 0 ? ", so no webhook is called; list them below config" : "";
  }

  private String json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("valid", isGood()).put("enabled", enabled).put("events", events);
    var list = node.putArray("problems");
    List<ConfigProblem> all = new ArrayList<>(problems);
    all.addAll(literals);
    for (ConfigProblem problem : all) {
      list.addObject()
          .put("path", problem.path())
          .put("message", problem.message())
          .put("line", problem.line())
          .put("column", problem.column());
    }
    return node.toPrettyString();
  }
}
