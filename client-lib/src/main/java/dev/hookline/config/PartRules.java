package dev.hookline.config;

import dev.hookline.config.internal.SecretReference;
import java.util.List;
import java.util.Locale;

/**
 * The problems of one part of a webhook. Messages do not name the webhook, so that those of a
 * default are reported once.
 */
final class PartRules {

  private final String path;
  private final List<ConfigProblem> problems;

  PartRules(String path, List<ConfigProblem> problems) {
    this.path = path;
    this.problems = problems;
  }

  void problem(String key, String message) {
    problems.add(ConfigProblem.at(path + "." + key, message));
  }

  void problem(String message) {
    problems.add(ConfigProblem.at(path, message));
  }

  /** Checks a required value; it may contain references. */
  void required(String key, String value, String example) {
    if (value.isBlank()) {
      problem(key, "%s must not be empty; write %s".formatted(key, example));
    }
    optional(key, value);
  }

  void optional(String key, String value) {
    SecretRules.wellFormed(path + "." + key, value, problems);
  }

  /** Reports a literal secret, which would be stored in every history. */
  void literal(String key, String value) {
    if (!value.isBlank() && !SecretReference.isIn(value)) {
      problem(
          key,
          "a literal %s would be stored in every execution's history; write %s: ${env:HOOKLINE_SECRET_%s} and give the worker that variable"
              .formatted(key, key, key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)));
    }
  }

  PartRules at(String key) {
    return new PartRules(path + "." + key, problems);
  }

  String path() {
    return path;
  }

  List<ConfigProblem> problems() {
    return problems;
  }
}
