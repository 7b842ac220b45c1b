package dev.hookline.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a command writes when it has its result. */
public final class OutputFile {

  private OutputFile() {}

  /**
   * Checks that a file can be written, before there is a result that would be lost.
   *
   * @param file null for none
   * @throws IOException naming the folder that is not there, or what stands in the way
   */
  public static void check(@Nullable Path file) throws IOException {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a folder, not a file".formatted(file));
    }
    Path folder = file.getParent();
    if (folder != null && !Files.exists(folder)) {
      throw new IOException(
          "folder %s does not exist; create it, or name a file in another one".formatted(folder));
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException("%s is a file, not a folder".formatted(folder));
    }
    if (!Files.isWritable(Files.exists(file) ? file : file.toAbsolutePath().getParent())) {
      throw new IOException("file %s may not be written".formatted(file));
    }
  }
}
