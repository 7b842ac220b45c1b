package dev.hookline.verification.bench.run;

import dev.hookline.verification.process.TemporalServer;
import dev.hookline.verification.process.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Temporal servers of a run, each started on first use. */
final class Servers implements AutoCloseable {

  private final Path repository;
  private final Map<List<String>, TemporalServer> started = new LinkedHashMap<>();

  Servers(Path repository) {
    this.repository = repository;
  }

  /** Returns the server with the settings that Hookline recommends. */
  TemporalServer tuned() throws IOException {
    return with(List.of());
  }

  /** Returns the server with the settings that Temporal ships. */
  TemporalServer shipped() throws IOException {
    return with(List.of("--settings", "shipped"));
  }

  /** Returns the server with these options of {@code deploy/verification/server/run}. */
  TemporalServer with(List<String> options) throws IOException {
    TemporalServer there = started.get(options);
    if (there == null) {
      there = TemporalServer.start(repository, Tier.POSTGRES, Map.of(), options);
      started.put(options, there);
    }
    return there;
  }

  @Override
  public void close() {
    started.values().forEach(TemporalServer::close);
  }
}
