package dev.hookline.verification.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Where a run writes. */
public final class RunFolder {

  private RunFolder() {}

  /**
   * Returns the folder that was named, or a new temporary one, which the user that PostgreSQL runs
   * as may enter too.
   */
  public static Path of(@Nullable Path named, String name) throws IOException {
    return named == null
        ? Files.setPosixFilePermissions(
            Files.createTempDirectory(name), PosixFilePermissions.fromString("rwxr-xr-x"))
        : Files.createDirectories(named).toAbsolutePath();
  }
}
