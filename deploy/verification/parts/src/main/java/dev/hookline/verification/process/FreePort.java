package dev.hookline.verification.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that nothing listens on, below the ephemeral port range. */
public final class FreePort {

  private static final int FIRST = 15_000;
  private static final int COUNT = 4_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % COUNT));

  private FreePort() {}

  public static int find() throws IOException {
    for (int number = 0; number < COUNT; number++) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException e) {
        // in use
      }
    }
    throw new IOException("no free port from %d to %d".formatted(FIRST, FIRST + COUNT - 1));
  }
}
