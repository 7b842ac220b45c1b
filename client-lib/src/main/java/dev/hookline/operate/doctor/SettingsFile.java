package dev.hookline.operate.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings file that {@code temporal-envconfig} reads, located by the same rules, since it does
 * not report the path.
 *
 * @param path its path, whether it exists or not
 * @param named whether {@code TEMPORAL_CONFIG_FILE} sets it
 * @param profile the selected profile
 * @param xdg the value of {@code XDG_CONFIG_HOME}; null for none
 */
record SettingsFile(Path path, boolean named, String profile, @Nullable String xdg) {

  private static final Path RELATIVE_PATH = Path.of("temporalio", "temporal.toml");

  static SettingsFile of(Map<String, String> environment) {
    String named = environment.getOrDefault("TEMPORAL_CONFIG_FILE", "");
    String profile = environment.getOrDefault("TEMPORAL_PROFILE", "");
    return new SettingsFile(
        named.isEmpty() ? folder(environment).resolve(RELATIVE_PATH) : Path.of(named),
        !named.isEmpty(),
        profile.isEmpty() ? "default" : profile,
        environment.get("XDG_CONFIG_HOME"));
  }

  private static Path folder(Map<String, String> environment) {
    Path home = Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), ""));
    String system =
        Objects.requireNonNullElse(System.getProperty("os.name"), "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Application Support");
    }
    String windows = environment.get("APPDATA");
    return system.contains("win") && windows != null ? Path.of(windows) : home.resolve(".config");
  }

  boolean isNamedButMissing() {
    return named && !Files.exists(path);
  }

  /**
   * Returns the file that the {@code temporal} CLI reads if it is a different one; otherwise null.
   */
  @Nullable Path fileOfTemporalCli() {
    if (named || xdg == null || xdg.isEmpty()) {
      return null;
    }
    Path other = Path.of(xdg).resolve(RELATIVE_PATH);
    return other.equals(path) || !Files.exists(other) ? null : other;
  }
}
