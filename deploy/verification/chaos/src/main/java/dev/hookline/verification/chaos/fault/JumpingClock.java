package dev.hookline.verification.chaos.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, by libfaketime (Debian's package), which reads an offset from a file.
 * The monotonic clock is unaffected, as when a real clock is set.
 */
public final class JumpingClock {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketime.so.1";

  /** Far beyond every timeout of the run. */
  private static final int JUMP_SECONDS = 90;

  private final Path library;
  private final Path offset;

  private JumpingClock(Path library, Path offset) {
    this.library = library;
    this.offset = offset;
  }

  /** Creates a clock that keeps its offset in a file; empty if the library is not installed. */
  public static Optional<JumpingClock> in(Path offset) throws IOException {
    try (Stream<Path> platforms = Files.list(LIBRARIES)) {
      Optional<JumpingClock> clock =
          platforms
              .map(platform -> platform.resolve(LIBRARY))
              .filter(Files::exists)
              .findFirst()
              .map(library -> new JumpingClock(library, offset));
      if (clock.isPresent()) {
        clock.get().set(0);
      }
      return clock;
    }
  }

  /** Returns the environment variables of the process. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        offset.toString(),
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", // would end every wait of a JVM at once
        "0",
        "FAKETIME_CACHE_DURATION",
        "1");
  }

  /** Sets it forward or back. */
  public void jump(boolean forward) throws IOException {
    set(forward ? JUMP_SECONDS : -JUMP_SECONDS);
  }

  /** Resets it. */
  public void restore() throws IOException {
    set(0);
  }

  private void set(int seconds) throws IOException {
    Path next = offset.resolveSibling(offset.getFileName() + ".next");
    Files.writeString(next, "%+d".formatted(seconds));
    Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
  }
}
