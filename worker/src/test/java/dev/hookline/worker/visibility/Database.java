package dev.hookline.worker.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A database of the tier's PostgreSQL, used with the programs that people use. */
record Database(int port, String name) {

  /** Returns the server's visibility store. */
  static Database visibility(RealServer server) {
    try {
      return new Database(server.server().databasePort(), "visibility");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates an empty database on the same PostgreSQL. */
  Database create(String other) {
    run("", "dropdb", "--if-exists", other);
    run("", "createdb", other);
    return new Database(port, other);
  }

  /** Creates an empty copy without indexes; {@link #addIndexesOf} adds them once it has rows. */
  Database emptyCopy(String copy) {
    Database created = create(copy);
    created.psql(dump("--section=pre-data"));
    created.psql(dump("--data-only", "--table=hookline_visibility_indexes"));
    return created;
  }

  void addIndexesOf(Database other) {
    psql(other.dump("--section=post-data"));
    psql("VACUUM ANALYZE executions_visibility");
  }

  /** Runs statements and returns the rows, with columns separated by a bar. */
  String psql(String statements) {
    return run(statements, "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", name);
  }

  List<String> lines(String statements) {
    return psql(statements).lines().toList();
  }

  /** Runs a file with variables of the form NAME=VALUE and returns its last line. */
  String file(Path file, String... variables) {
    List<String> command =
        new ArrayList<>(List.of("psql", "-X", "-d", name, "-f", file.toString()));
    Collections.addAll(command, "-v", "ON_ERROR_STOP=1");
    for (String variable : variables) {
      Collections.addAll(command, "-v", variable);
    }
    return run("", command.toArray(String[]::new)).lines().reduce("", (first, last) -> last);
  }

  private String dump(String... options) {
    List<String> command = new ArrayList<>(List.of("pg_dump"));
    Collections.addAll(command, options);
    command.add(name);
    return run("", command.toArray(String[]::new));
  }

  private String run(String input, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGHOST", "127.0.0.1");
      builder.environment().put("PGPORT", Integer.toString(port));
      builder.environment().put("PGUSER", "temporal");
      builder
          .environment()
          .put("PGOPTIONS", "-c client_min_messages=error -c maintenance_work_mem=128MB");
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s failed: %s".formatted(List.of(command), output));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
