package dev.hookline.worker.tier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Temporal server in processes of its own, by the script that people use. */
public final class RealServer implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("ready address=(\\S+) ui=(\\S*) log=(\\S+) .*");

  private final Process process;
  private final BufferedReader out;
  private final String address;
  private final String ui;
  private final Path data;

  private RealServer(Process process, BufferedReader out, String address, String ui, Path data) {
    this.process = process;
    this.out = out;
    this.address = address;
    this.ui = ui;
    this.data = data;
  }

  /** Starts a tier and waits until it serves; further words go to the script. */
  public static RealServer start(String tier, String... options) {
    try {
      List<String> command =
          new ArrayList<>(List.of(repository().resolve("deploy/server/run").toString(), tier));
      command.addAll(List.of("--parent-pid", Long.toString(ProcessHandle.current().pid())));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process process = builder.start();
      BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          return new RealServer(
              process, out, ready.group(1), ready.group(2), Path.of(ready.group(3)));
        }
      }
      throw new IllegalStateException(
          "server of tier %s ended with %d before it was ready".formatted(tier, process.waitFor()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String address() {
    return address;
  }

  public String ui() {
    return ui;
  }

  /** Returns the folder of its database and logs. */
  public Path data() {
    return data;
  }

  /** Returns the variables with which programs reach this server. */
  public Map<String, String> environment() {
    return Map.of("TEMPORAL_ADDRESS", address, "TEMPORAL_NAMESPACE", "default");
  }

  /** Kills the server, which starts again on the same port with the same data. */
  public void crash() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-USR1", Long.toString(process.pid())).start().waitFor();
    String said = out.readLine();
    if (!"killed".equals(said)) {
      throw new IllegalStateException("server was not killed but said: " + said);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the folder of the checkout, found from the module that the tests run in. */
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
