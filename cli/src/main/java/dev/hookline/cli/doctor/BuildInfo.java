package dev.hookline.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program was built from, as Maven wrote it.
 *
 * @param commit the commit, with {@code -dirty} if files differed from it; {@code unknown} for a
 *     build without a repository
 * @param builtAt the time that all files of the build have: that of the release, not of the build
 */
record BuildInfo(String commit, String builtAt) {

  static BuildInfo read() {
    try (InputStream file = BuildInfo.class.getResourceAsStream("/hookline-build.properties")) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(new InputStreamReader(file, UTF_8));
      }
      return new BuildInfo(value(properties, "commit"), value(properties, "builtAt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven leaves a placeholder for what it does not know. */
  private static String value(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    return value.isEmpty() || value.startsWith("${") ? "unknown" : value;
  }
}
