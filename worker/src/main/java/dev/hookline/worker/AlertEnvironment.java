package dev.hookline.worker;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.YamlConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of alerts, read from {@code HOOKLINE_ALERT*} variables. */
final class AlertEnvironment {

  private static final String FILE = "HOOKLINE_ALERTS_FILE";
  private static final int MAX_SECONDS = 30 * 86_400;

  private final Function<String, @Nullable String> environment;

  AlertEnvironment(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException naming the variable that is invalid
   */
  AlertSettings read() {
    AlertSettings standard = AlertSettings.none();
    try {
      return AlertSettings.to(webhooks())
          .withFailures(number("HOOKLINE_ALERT_FAILURES", standard.failures(), 1_000_000))
          .withTimes(
              seconds("HOOKLINE_ALERT_FAILING_AFTER", standard.failingAfter()),
              seconds("HOOKLINE_ALERT_RECOVERED_AFTER", standard.recoveredAfter()),
              seconds("HOOKLINE_ALERT_EXHAUSTED_EVERY", standard.exhaustedEvery()));
    } catch (ConfigException e) {
      throw new IllegalArgumentException(
          "%s: %s"
              .formatted(
                  FILE,
                  e.problems().stream()
                      .map(ConfigProblem::toString)
                      .collect(Collectors.joining("; "))),
          e);
    }
  }

  private Config webhooks() {
    String file = value(FILE);
    if (file == null) {
      return Config.empty();
    }
    try {
      return YamlConfig.read(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: file %s cannot be read; name a file with the webhooks of alerts"
              .formatted(FILE, file),
          e);
    }
  }

  private Duration seconds(String name, Duration standard) {
    return Duration.ofSeconds(number(name, (int) standard.toSeconds(), MAX_SECONDS));
  }

  private int number(String name, int standard, int max) {
    String value = value(name);
    if (value == null) {
      return standard;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from 1 to %d, found '%s'".formatted(name, max, value));
  }

  private @Nullable String value(String name) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
