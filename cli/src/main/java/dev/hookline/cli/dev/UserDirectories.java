package dev.hookline.cli.dev;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's directories, by the XDG Base Directory specification.
 *
 * @param cache files that can be downloaded again; {@code HOOKLINE_CACHE} overrides it
 * @param data files that cannot
 */
record UserDirectories(Path cache, Path data) {

  static UserDirectories of(Function<String, @Nullable String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String own = environment.apply("HOOKLINE_CACHE");
    return new UserDirectories(
        own == null
            ? base(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("hookline")
            : Path.of(own),
        base(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("hookline"));
  }

  private static Path base(
      Function<String, @Nullable String> environment, String variable, Path standard) {
    String value = environment.apply(variable);
    return value == null || value.isBlank() ? standard : Path.of(value);
  }
}
