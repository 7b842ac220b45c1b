package dev.hookline.cli.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command reads; {@code -} is standard input. */
final class Input {

  private Input() {}

  static byte[] bytes(Path file) throws IOException {
    return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
  }

  static String text(Path file) throws IOException {
    return new String(bytes(file), UTF_8);
  }
}
