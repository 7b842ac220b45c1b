package dev.hookline.verification.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java program, on the JVM of this process.
 *
 * @param classPath the class path
 * @param options the JVM options
 */
public record JavaCommand(String classPath, List<String> options) {

  /** The main class of the {@code hookline} command. */
  public static final String HOOKLINE = "dev.hookline.cli.Main";

  private static final int FIRST_THAT_WARNS = 24;

  /** Copies the list. */
  public JavaCommand {
    options = List.copyOf(options);
  }

  /** Returns a command on this process's own class path. */
  public static JavaCommand own(List<String> options) {
    return new JavaCommand(System.getProperty("java.class.path"), options);
  }

  /** Returns the command line for a main class and its arguments. */
  public List<String> of(String mainClass, String... args) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
      words.add("--sun-misc-unsafe-memory-access=allow");
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.addAll(options);
    words.addAll(List.of("-cp", classPath, mainClass));
    words.addAll(List.of(args));
    return words;
  }
}
