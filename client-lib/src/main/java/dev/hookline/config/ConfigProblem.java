package dev.hookline.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param path where in the configuration, such as {@code OnProjectCreated[1].useDataFrom}
 * @param message subject, rule, found value and the next step, in one sentence without secrets
 * @param line the line in the file, from 1; 0 where there is no file
 * @param column the column in the line, from 1; 0 where there is no file
 */
public record ConfigProblem(String path, String message, int line, int column) {

  /** Returns a problem without a place in a file. */
  public static ConfigProblem at(String path, String message) {
    return new ConfigProblem(path, message, 0, 0);
  }

  /** Returns {@code line:column: path: message}. */
  @Override
  public String toString() {
    String where = line > 0 ? line + ":" + column + ": " : "";
    return where + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
