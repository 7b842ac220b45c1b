package dev.hookline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value that a query of the dashboard or of an alert selects: some series of the metric must have
 * it.
 *
 * @param value a regular expression; any, for labels whose values depend on what fails
 */
record Selector(String metric, String label, String value) {

  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:hookline|temporal)_[a-z_]+)\\{([^{}]+)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)=~?\"([^\"]*)\"");

  /** Prometheus adds it to what it scrapes. */
  private static final String JOB = "job";

  private static final Set<String> SEEN =
      Set.of("operation", "outcome", "worker_type", "workflow_type", "activity_type", "call");

  /** Returns each value of each matcher. */
  static List<Selector> in(Path monitoring) throws IOException {
    String queries =
        Files.readString(monitoring.resolve("rules.yaml"))
            + Files.readString(monitoring.resolve("dashboard.json")).replace("\\\"", "\"");
    List<Selector> selectors = new ArrayList<>();
    SELECTOR
        .matcher(queries)
        .results()
        .forEach(
            selector ->
                MATCHER
                    .matcher(selector.group(2))
                    .results()
                    .filter(matcher -> !JOB.equals(matcher.group(1)))
                    .flatMap(
                        matcher ->
                            of(selector.group(1), matcher.group(1), matcher.group(2)).stream())
                    .forEach(selectors::add));
    return selectors;
  }

  private static List<Selector> of(String metric, String label, String values) {
    return SEEN.contains(label)
        ? List.of(values.split("\\|")).stream()
            .map(value -> new Selector(metric, label, value))
            .toList()
        : List.of(new Selector(metric, label, "[^\"]*"));
  }

  /** Returns whether a series of the scrape has the label and the value. */
  boolean matches(String scraped) {
    return Pattern.compile("(?m)^%s\\{.*\\b%s=\"(?:%s)\"".formatted(metric, label, value))
        .matcher(scraped)
        .find();
  }
}
