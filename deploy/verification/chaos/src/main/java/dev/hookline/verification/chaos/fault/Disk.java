package dev.hookline.verification.chaos.fault;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small separate disk for a server's data, which can be filled. It needs the right to mount;
 * without it, it is an ordinary folder.
 */
public final class Disk implements AutoCloseable {

  private static final String SIZE = "size=1g";
  private static final int PIECE = 1 << 16;
  private static final int PAUSE_MILLIS = 20;

  private final Path folder;
  private boolean mounted;

  private Disk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  /** Uses the folder as it is. */
  static Disk ordinary(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Disk(folder, false);
  }

  /** Mounts a disk at the folder. */
  public static Disk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Disk(
        folder, succeeds("mount", "-t", "tmpfs", "-o", SIZE, "hookline-chaos", folder.toString()));
  }

  public Path folder() {
    return folder;
  }

  /** Returns whether it can be filled without affecting other data. */
  public synchronized boolean isOwn() {
    return mounted;
  }

  /** Fills all free space, and space that others free meanwhile; then frees it again. */
  public void keepFull(long millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (isOwn() && System.nanoTime() < end) {
        takeAll();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } finally {
      Files.deleteIfExists(filler());
    }
  }

  private void takeAll() {
    byte[] piece = new byte[PIECE];
    try (var out = Files.newOutputStream(filler(), CREATE, APPEND)) {
      while (isOwn()) {
        out.write(piece);
      }
    } catch (IOException e) {
      // it is full
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /** Unmounts it and drops its data. */
  @Override
  public synchronized void close() throws IOException {
    if (mounted && !succeeds("umount", "-l", folder.toString())) {
      System.err.println("chaos: " + folder + " could not be unmounted");
    }
    mounted = false;
  }

  private static boolean succeeds(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
