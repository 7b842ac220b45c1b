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
      throw new IOException("%s is a folder, not a file".formatted(file));
    }
    return isStandard(file) ? System.in.readAllBytes() : Files.readAllBytes(file);
  }

  /** Returns whether standard input is meant. */
  public static boolean isStandard(Path file) {
    return file.toString().equals("-");
  }

  /** Returns the bytes of an option's value: of a file after {@code @}, else of the text itself. */
  public static byte[] textOrFile(String value) throws IOException {
    return value.startsWith("@") ? bytes(Path.of(value.substring(1))) : value.getBytes(UTF_8);
  }
}
