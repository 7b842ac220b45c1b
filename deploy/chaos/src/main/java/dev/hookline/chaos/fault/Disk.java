package dev.hookline.chaos.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small disk of its own for a server's data, which can be full. It takes the right to mount;
 * where that lacks, it is an ordinary folder.
 */
public final class Disk implements AutoCloseable {

  private static final String SIZE = "size=1g";
  private static final int PIECE = 1 << 20;

  private final Path folder;
  private boolean mounted;

  private Disk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  /** Makes the folder a disk. */
  public static Disk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Disk(
        folder, succeeds("mount", "-t", "tmpfs", "-o", SIZE, "hookline-chaos", folder.toString()));
  }

  public Path folder() {
    return folder;
  }

  /** Returns whether it can be filled without harm to others. */
  public synchronized boolean isOwn() {
    return mounted;
  }

  /** Takes all that is free, until {@link #empty}. */
  public void fill() throws IOException {
    byte[] piece = new byte[PIECE];
    try (var out = Files.newOutputStream(filler())) {
      while (isOwn()) {
        out.write(piece);
      }
    } catch (IOException e) {
      if (folder.toFile().getUsableSpace() >= PIECE) {
        throw e; // not because it is full
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  public void empty() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /** Unmounts it; what stood on it is gone. */
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
