package dev.hookline.cli.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The server's settings from {@code deploy/dynamicconfig.yaml}, as command-line options. */
final class ServerSettings {

  private ServerSettings() {}

  static List<String> asOptions() throws IOException {
    try (InputStream in = ServerSettings.class.getResourceAsStream("/dynamicconfig.yaml")) {
      JsonNode settings =
          new YAMLMapper().readTree(Objects.requireNonNull(in, "dynamicconfig.yaml"));
      List<String> options = new ArrayList<>();
      settings
          .properties()
          .forEach(
              setting -> {
                options.add("--dynamic-config-value");
                options.add(setting.getKey() + "=" + setting.getValue().path(0).path("value"));
              });
      return options;
    }
  }
}
