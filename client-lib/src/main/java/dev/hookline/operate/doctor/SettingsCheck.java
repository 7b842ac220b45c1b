package dev.hookline.operate.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hookline.connect.Connection;
import io.temporal.client.WorkflowClient;
import io.temporal.envconfig.ClientConfig;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigOptions;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks the settings of the connection. They are read like {@link Connection} reads them; of their
 * values, only address and namespace are reported.
 *
 * @param finding the finding
 * @param connection the configured connection; null if the settings cannot be read
 */
record SettingsCheck(Finding finding, @Nullable Connection connection) {

  private static final String CHECK = "settings";
  private static final String PREFIX = "TEMPORAL_";

  static SettingsCheck of(Map<String, String> environment) {
    SettingsFile file = SettingsFile.of(environment);
    try {
      Connection connection =
          Connection.of(
              ClientConfigProfile.load(
                  LoadClientConfigProfileOptions.newBuilder()
                      .setEnvOverrides(environment)
                      .build()));
      return new SettingsCheck(
          finding(connection.client(), file, sources(environment, file)), connection);
    } catch (IOException | RuntimeException e) {
      return new SettingsCheck(
          Finding.error(
              CHECK,
              "the settings of profile '%s' in %s cannot be used: %s"
                  .formatted(file.profile(), file.path(), reason(e)),
              "correct the file, TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE or TEMPORAL_TLS_*"),
          null);
    }
  }

  /** Without the text at that position, which may be a secret. */
  private static @Nullable String reason(Exception e) {
    return e instanceof JsonProcessingException parsing && parsing.getLocation() != null
        ? "%s at line %d, column %d"
            .formatted(
                parsing.getOriginalMessage(),
                parsing.getLocation().getLineNr(),
                parsing.getLocation().getColumnNr())
        : e.getMessage();
  }

  private static Finding finding(WorkflowClient client, SettingsFile file, String sources) {
    String message =
        "%s, namespace '%s', from %s"
            .formatted(
                client.getWorkflowServiceStubs().getOptions().getTarget(),
                client.getOptions().getNamespace(),
                sources);
    if (file.isNamedButMissing()) {
      return Finding.warning(
          CHECK,
          message + "; TEMPORAL_CONFIG_FILE names " + file.path() + ", which does not exist",
          null,
          "create the file or unset TEMPORAL_CONFIG_FILE");
    }
    Path other = file.fileOfTemporalCli();
    return other == null
        ? Finding.ok(CHECK, message, null)
        : Finding.warning(
            CHECK,
            message + "; the temporal CLI reads " + other + " instead",
            null,
            "export TEMPORAL_CONFIG_FILE=" + other);
  }

  private static String sources(Map<String, String> environment, SettingsFile file)
      throws IOException {
    List<String> sources = new ArrayList<>(new TreeSet<>(environment.keySet()));
    sources.removeIf(
        name -> !name.startsWith(PREFIX) || environment.getOrDefault(name, "").isEmpty());
    sources.removeAll(List.of("TEMPORAL_CONFIG_FILE", "TEMPORAL_PROFILE"));
    if (Files.exists(file.path())) {
      boolean hasProfile =
          ClientConfig.load(
                  LoadClientConfigOptions.newBuilder()
                      .setConfigFilePath(file.path().toString())
                      .build())
              .getProfiles()
              .containsKey(file.profile());
      if (hasProfile) {
        sources.add("profile '%s' of %s".formatted(file.profile(), file.path()));
      }
    }
    return sources.isEmpty()
        ? "the defaults (%s does not exist or has no profile '%s')"
            .formatted(file.path(), file.profile())
        : String.join(", ", sources);
  }
}
