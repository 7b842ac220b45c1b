package dev.hookline.config;

import dev.hookline.Config;
import dev.hookline.EventType;
import java.util.ArrayList;
import java.util.List;

/** The rules that a configuration must keep, whether it was read from a file or built in code. */
public final class ConfigRules {

  private ConfigRules() {}

  /**
   * Returns every broken rule of the events in the list, in the order of the configuration. Events
   * outside the list are not looked at.
   */
  public static List<ConfigProblem> check(Config config, List<EventType> events) {
    return new ArrayList<>();
  }
}
