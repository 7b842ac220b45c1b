package dev.hookline.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command reads; {@code -} is standard input. */
public final class Input {

  private Input() {}

  /** Returns all bytes of the file. */
  public static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a directory, not a file".formatted(file));
    }
    return isStandard(file) ? System.in.readAllBytes() : Files.readAllBytes(file);
  }

  /** Returns whether the file stands for standard input. */
  public static boolean isStandard(Path file) {
    return file.toString().equals("-");
  }

  /**
   * Returns the bytes of an option's value: of the file after {@code @}, else of the text itself.
   */
  public static byte[] textOrFile(String value) throws IOException {
    return value.startsWith("@") ? bytes(Path.of(value.substring(1))) : value.getBytes(UTF_8);
  }
}
