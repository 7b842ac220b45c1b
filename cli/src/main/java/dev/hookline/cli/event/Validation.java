package dev.hookline.cli.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.config.ConfigCheck;
import dev.hookline.config.ConfigProblem;
import dev.hookline.internal.encryption.Encryption;
import picocli.CommandLine;

/** The problems of a configuration file, as text and as JSON. */
record Validation(ConfigCheck check) {

  static Validation of(byte[] yaml) {
    return new Validation(ConfigCheck.of(yaml, Encryption.fromEnvironment().isOn()));
  }

  boolean isGood() {
    return check.problems().isEmpty();
  }

  void print(String file, OutputFormat output, Probes probes, CommandLine to) {
    if (output == OutputFormat.JSON) {
      to.getOut().println(json(probes));
      return;
    }
    check.problems().forEach(problem -> to.getErr().println(file + ":" + problem));
    if (isGood()) {
      to.getOut().println("%s is valid: %d event(s)%s".formatted(file, events(), warning()));
      probes.print(to.getOut());
    }
  }

  private int events() {
    return check.config().events().size();
  }

  /** It may be on purpose, or the wrong file. */
  private String warning() {
    if (!check.config().enabled()) {
      return ", but it is disabled and no webhook is called; set enabled: true";
    }
    return events() == 0 ? ", so no webhook is called; list events under config" : "";
  }

  private String json(Probes probes) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("valid", isGood()).put("enabled", check.config().enabled()).put("events", events());
    var list = node.putArray("problems");
    for (ConfigProblem problem : check.problems()) {
      list.addObject()
          .put("path", problem.path())
          .put("message", problem.message())
          .put("line", problem.line())
          .put("column", problem.column());
    }
    probes.in(node);
    return node.toPrettyString();
  }
}
