package dev.hookline.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An output file of a command. */
public final class OutputFile {

  private OutputFile() {}

  /**
   * Checks early that a file can be written, so that no result is lost.
   *
   * @param file null for none
   * @throws IOException naming what prevents it
   */
  public static void check(@Nullable Path file) throws IOException {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a directory, not a file".formatted(file));
    }
    Path folder = file.getParent();
    if (folder != null && !Files.exists(folder)) {
      throw new IOException(
          "directory %s does not exist; create it, or choose another one".formatted(folder));
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException("%s is a file, not a directory".formatted(folder));
    }
    if (!Files.isWritable(Files.exists(file) ? file : file.toAbsolutePath().getParent())) {
      throw new IOException("file %s is not writable".formatted(file));
    }
  }
}
