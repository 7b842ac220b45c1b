package dev.hookline.chaos.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Temporal server of a real tier, by {@code deploy/server/run}. */
public final class Server implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready address=(\\S+) ui=.*");
  private static final Pattern PROGRAM = Pattern.compile(".*/(temporal|server)");

  private final Process script;
  private final BufferedReader out;
  private final String address;

  private Server(Process script, BufferedReader out, String address) {
    this.script = script;
    this.out = out;
    this.address = address;
  }

  /**
   * Starts a server whose data lives below the folder, and waits until it serves. One that ends by
   * itself is started again.
   */
  public static Server start(Path repository, String tier, Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            repository.resolve("deploy/server/run").toString(),
            tier,
            "--supervise",
            "--parent-pid",
            Long.toString(ProcessHandle.current().pid()));
    builder.environment().putAll(Map.of("TMPDIR", data.toString()));
    Process script = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(script.getInputStream(), UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new Server(script, out, ready.group(1));
      }
    }
    throw new IOException("the server of tier " + tier + " ended before it served");
  }

  public String address() {
    return address;
  }

  /** Kills the server, which the script starts again. */
  public synchronized void kill() throws IOException {
    Signals.send("USR1", script.pid());
    awaitKilled();
  }

  /** Kills PostgreSQL, which the script starts again. */
  public synchronized void killDatabase() throws IOException {
    Signals.send("USR2", script.pid());
    awaitKilled();
  }

  private void awaitKilled() throws IOException {
    String said = out.readLine();
    if (!"killed".equals(said)) {
      throw new IOException(
          "the server was not killed and started again; its script said: " + said);
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
    try {
      if (!script.waitFor(30, TimeUnit.SECONDS)) {
        script.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
