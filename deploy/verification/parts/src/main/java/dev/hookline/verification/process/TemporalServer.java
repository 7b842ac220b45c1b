package dev.hookline.verification.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.figures.ProcessCpu;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Temporal server of a real tier, started by {@code deploy/verification/server/run}. */
public final class TemporalServer implements AutoCloseable {

  private static final String SCRIPT = "deploy/verification/server/run";
  private static final Pattern READY =
      Pattern.compile("ready address=(\\S+) ui=(\\S*) log=(\\S+) server=(\\d+) database=(\\d*)");
  private static final Pattern PROGRAM = Pattern.compile(".*/(temporal|server)");

  /** The line of the port in PostgreSQL's postmaster.pid. */
  private static final int PORT_LINE = 3;

  private final Process script;
  private final BufferedReader out;
  private final Matcher ready;

  private TemporalServer(Process script, BufferedReader out, Matcher ready) {
    this.script = script;
    this.out = out;
    this.ready = ready;
  }

  /**
   * Starts a server with options for the script, and waits until it is ready.
   *
   * @param environment additional environment variables, such as {@code TMPDIR}, the parent of its
   *     data directory
   */
  public static TemporalServer start(
      Path repository, Tier tier, Map<String, String> environment, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(repository.resolve(SCRIPT).toString());
    command.add(tier.toString());
    command.addAll(List.of("--parent-pid", Long.toString(ProcessHandle.current().pid())));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process script = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = script.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new TemporalServer(script, out, ready);
      }
    }
    throw new IOException("the server of tier " + tier + " exited before it was ready");
  }

  /** Starts a server with its data in the folder; it restarts if it exits by itself. */
  public static TemporalServer supervised(Path repository, Tier tier, Path data)
      throws IOException {
    return start(repository, tier, Map.of("TMPDIR", data.toString()), List.of("--supervise"));
  }

  /** Returns host and port. */
  public String address() {
    return ready.group(1);
  }

  /** Returns the URL of Temporal's UI; empty if there is none. */
  public String ui() {
    return ready.group(2);
  }

  /** Returns the folder of its database and logs. */
  public Path data() {
    return Path.of(ready.group(3));
  }

  /** Returns the port of PostgreSQL. */
  public int databasePort() throws IOException {
    Path own = data().resolve("pg/postmaster.pid");
    return Integer.parseInt(Files.readAllLines(own).get(PORT_LINE));
  }

  /** Returns the processes of the server and PostgreSQL, valid until a restart. */
  public List<ProcessCpu> processes() {
    return List.of(
        new ProcessCpu("server", Long.parseLong(ready.group(4))),
        new ProcessCpu("postgres", Long.parseLong(ready.group(5))));
  }

  /** Kills the server, which the script restarts. */
  public synchronized void kill() throws IOException {
    Signals.send("USR1", script.pid());
    awaitKilled();
  }

  /** Kills PostgreSQL, which the script restarts. */
  public synchronized void killDatabase() throws IOException {
    Signals.send("USR2", script.pid());
    awaitKilled();
  }

  private void awaitKilled() throws IOException {
    String said = out.readLine();
    if (!"killed".equals(said)) {
      throw new IOException("the server was not killed and restarted; its script printed: " + said);
    }
  }

  /** Sends a signal to the server's own process. */
  public void signal(String name) throws IOException {
    for (ProcessHandle process : script.descendants().toList()) {
      if (process.info().command().filter(PROGRAM.asMatchPredicate()).isPresent()) {
        Signals.send(name, process.pid());
      }
    }
  }

  @Override
  public void close() {
    script.destroy();
    Termination.await(script);
  }
}
