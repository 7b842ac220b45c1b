package dev.hookline.config;

/**
 * One problem of a configuration.
 *
 * @param path the path in the configuration, such as {@code OnProjectCreated[1].useDataFrom}
 * @param message subject, rule, found value and next step, in one sentence without secrets
 * @param line the line in the file, from 1; 0 if there is no file
 * @param column the column in the line, from 1; 0 if there is no file
 */
public record ConfigProblem(String path, String message, int line, int column) {

  /** Returns a problem without a position in a file. */
  public static ConfigProblem at(String path, String message) {
    return new ConfigProblem(path, message, 0, 0);
  }

  /** Returns {@code line:column: path: message}. */
  @Override
  public String toString() {
    String position = line > 0 ? line + ":" + column + ": " : "";
    return position + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
