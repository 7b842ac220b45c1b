package dev.hookline.verification.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that a run writes to. */
public final class RunFolder {

  private RunFolder() {}

  /** Returns the given folder, or a new temporary one that the PostgreSQL user may enter too. */
  public static Path of(@Nullable Path named, String name) throws IOException {
    return named == null
        ? Files.setPosixFilePermissions(
            Files.createTempDirectory(name), PosixFilePermissions.fromString("rwxr-xr-x"))
        : Files.createDirectories(named).toAbsolutePath();
  }
}
