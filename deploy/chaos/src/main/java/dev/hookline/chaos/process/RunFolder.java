package dev.hookline.chaos.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new temporary folder, which the user that PostgreSQL runs as may enter too. */
public final class RunFolder {

  private RunFolder() {}

  public static Path create(String name) throws IOException {
    Path folder = Files.createTempDirectory(name);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
