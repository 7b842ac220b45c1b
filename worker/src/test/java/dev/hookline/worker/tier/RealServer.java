package dev.hookline.worker.tier;

import dev.hookline.verification.process.TemporalServer;
import dev.hookline.verification.process.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A real Temporal server in separate processes, started by the script that people use. */
public record RealServer(TemporalServer server) implements AutoCloseable {

  /** Starts a tier and waits until it is ready; options go to the script. */
  public static RealServer start(String tier, String... options) {
    try {
      return new RealServer(
          TemporalServer.start(
              repository(),
              Tier.valueOf(tier.toUpperCase(Locale.ROOT)),
              Map.of(),
              List.of(options)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return server.address();
  }

  public String ui() {
    return server.ui();
  }

  /** Returns the folder of its database and logs. */
  public Path data() {
    return server.data();
  }

  /** Returns the environment variables for connecting to this server. */
  public Map<String, String> environment() {
    return Map.of("TEMPORAL_ADDRESS", address(), "TEMPORAL_NAMESPACE", "default");
  }

  /** Kills the server, which restarts on the same port with the same data. */
  public void crash() throws IOException {
    server.kill();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Returns the directory of the checkout, found from the module that the tests run in. */
  public static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run the tests inside the checkout");
    }
    return folder;
  }
}
