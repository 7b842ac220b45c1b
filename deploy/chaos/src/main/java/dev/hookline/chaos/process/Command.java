package dev.hookline.chaos.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What the commands of the harness have in common.
 *
 * @param name stands before what it says
 * @param usage what {@code --help} prints
 */
public record Command(String name, String usage) {

  private static final Set<String> TIERS = Set.of("dev", "postgres");
  private static final int WRONG = 2;

  /**
   * Reads the options.
   *
   * @param <O> what they are read into
   */
  @FunctionalInterface
  public interface Parser<O> {

    /** Throws {@link IllegalArgumentException} with a sentence where they break a rule. */
    O parse(String... args);
  }

  /**
   * Does what was asked for.
   *
   * @param <O> the options
   */
  @FunctionalInterface
  public interface Work<O> {

    /** Returns the exit code. */
    int run(O options, Path repository) throws Exception;
  }

  /** Returns the exit code: 2 for wrong usage or a run that failed itself. */
  public <O> int run(Parser<O> parser, Work<O> work, String... args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(usage);
      return 0;
    }
    O options;
    try {
      options = parser.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(name + ": " + e.getMessage() + "; see --help");
      return WRONG;
    }
    try {
      return work.run(options, Path.of(System.getProperty("hookline.home", "")).toAbsolutePath());
    } catch (Exception e) {
      e.printStackTrace();
      return WRONG;
    }
  }

  /** Returns a tier that can be broken. */
  public static String tier(String value) {
    if (!TIERS.contains(value)) {
      throw new IllegalArgumentException("--tier must be dev or postgres, found '" + value + "'");
    }
    return value;
  }

  /** Returns the value of an option that counts. */
  public static int count(String option, String value) {
    try {
      int count = Integer.parseInt(value);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "%s must be a whole number of at least 1, found '%s'".formatted(option, value));
  }

  /** Writes figures as JSON, where a file is named. */
  public static void write(Optional<Path> file, Object figures) throws IOException {
    if (file.isPresent()) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.get().toFile(), figures);
    }
  }
}
