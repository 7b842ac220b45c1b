package dev.hookline.worker.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Temporal upgrades its visibility store from the oldest supported server's although indexes are
 * missing.
 */
@Tag("postgres")
@NeedsRealServer
@EnabledIfSystemProperty(named = "hookline.tier", matches = "postgres")
class SchemaUpgradeTest {

  private static final Path SCRIPT =
      RealServer.repository().resolve("deploy/visibility-indexes.sql");

  /** Of server 1.29. */
  private static final int OLDEST = 9;

  private static final int NEWEST = 14;

  private final RealServer server = TemporalTier.current().server();
  private final Database store = Database.visibility(server).create("upgraded");

  @Test
  void needsNoDroppedIndex() throws IOException {
    upgrade(0, OLDEST);
    String before = store.file(SCRIPT, "hookline=Keyword09,Keyword07,Keyword03");

    upgrade(OLDEST + 1, NEWEST);
    String after = store.file(SCRIPT);
    store.file(SCRIPT, "restore=all");

    assertThat(before).isEqualTo("executions_visibility: 10 indexes kept, 44 dropped");
    assertThat(after).isEqualTo("executions_visibility: 10 indexes kept, 63 dropped");
    assertThat(
            store.psql("SELECT count(*) FROM pg_indexes WHERE tablename = 'executions_visibility'"))
        .startsWith("74");
  }

  private void upgrade(int first, int last) throws IOException {
    Path versions = schema();
    for (int minor : IntStream.rangeClosed(first, last).toArray()) {
      Path version = versions.resolve("v1." + minor);
      for (var file :
          new ObjectMapper()
              .readTree(version.resolve("manifest.json").toFile())
              .path("SchemaUpdateCqlFiles")) {
        store.file(version.resolve(file.asText()));
      }
    }
  }

  /** The build puts it next to the server's program. */
  private Path schema() throws IOException {
    long pid = server.server().processes().get(0).pid();
    String program = ProcessHandle.of(pid).flatMap(it -> it.info().command()).orElseThrow();
    return Path.of(program).resolveSibling("schema/visibility/versioned");
  }
}
