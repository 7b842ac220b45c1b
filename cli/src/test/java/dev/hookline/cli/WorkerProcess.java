package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.tier.TemporalTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A worker in a separate process. */
record WorkerProcess(Process process, URI health) {

  private static final Pattern HEALTH = Pattern.compile(".*health on (http://\\S+)");

  /** Starts a worker on the server under test and waits until it polls. */
  static WorkerProcess start(String taskQueue) throws IOException {
    return start(TemporalTier.current().address(), taskQueue);
  }

  /** Starts a worker and waits until it polls. */
  static WorkerProcess start(String address, String taskQueue) throws IOException {
    return start(address, Map.of("HOOKLINE_TASK_QUEUE", taskQueue));
  }

  /** Starts a worker with additional variables and waits until it polls. */
  static WorkerProcess start(String address, Map<String, String> variables) throws IOException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("TEMPORAL_ADDRESS", address);
    environment.put("HOOKLINE_HEALTH_PORT", Integer.toString(FreePort.find()));
    Process process = HooklineProcess.of(environment, "worker").redirectErrorStream(true).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher ready = HEALTH.matcher(line);
      if (ready.matches()) {
        drain(lines);
        return new WorkerProcess(process, URI.create(ready.group(1)));
      }
    }
    throw new AssertionError("worker did not start: " + said);
  }

  void kill() {
    process.destroyForcibly();
  }

  /** A process whose output nobody reads blocks when the pipe is full. */
  private static void drain(BufferedReader lines) {
    Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "worker-output");
    reader.setDaemon(true);
    reader.start();
  }
}
