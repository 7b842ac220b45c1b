package dev.hookline.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.cli.bench.ProcessCpu;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Temporal server on PostgreSQL, by {@code deploy/server/run}. */
final class TemporalServer implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("ready address=(\\S+) .* log=(\\S+) server=(\\d+) database=(\\d+)");
  private static final int PORT_LINE = 3;
  private static final long STOP_SECONDS = 30;

  private final Process script;
  private final String address;
  private final int databasePort;
  private final List<ProcessCpu> processes;

  private TemporalServer(
      Process script, String address, int databasePort, List<ProcessCpu> processes) {
    this.script = script;
    this.address = address;
    this.databasePort = databasePort;
    this.processes = processes;
  }

  /** Starts a server with further options of the script, and waits until it serves. */
  static TemporalServer start(Path repository, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(repository.resolve("deploy/server/run").toString());
    command.add("postgres");
    command.addAll(List.of("--parent-pid", Long.toString(ProcessHandle.current().pid())));
    command.addAll(options);
    Process script =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(script.getInputStream(), UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new TemporalServer(
            script,
            ready.group(1),
            databasePort(Path.of(ready.group(2))),
            List.of(
                new ProcessCpu("server", Long.parseLong(ready.group(3))),
                new ProcessCpu("postgres", Long.parseLong(ready.group(4)))));
      }
    }
    throw new IOException("deploy/server/run ended before the server served");
  }

  /** The port is in the fourth line of PostgreSQL's own file. */
  private static int databasePort(Path folder) throws IOException {
    return Integer.parseInt(Files.readAllLines(folder.resolve("pg/postmaster.pid")).get(PORT_LINE));
  }

  int databasePort() {
    return databasePort;
  }

  String address() {
    return address;
  }

  List<ProcessCpu> processes() {
    return processes;
  }

  @Override
  public void close() {
    script.destroy();
    try {
      if (!script.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        script.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
