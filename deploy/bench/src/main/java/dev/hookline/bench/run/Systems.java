package dev.hookline.bench.run;

import dev.hookline.bench.contestant.Contestant;
import dev.hookline.bench.contestant.ContestantProgram;
import dev.hookline.bench.contestant.FloorContestant;
import dev.hookline.bench.contestant.HooklineContestant;
import dev.hookline.bench.plain.PlainContestant;
import dev.hookline.bench.plain.PlainWorker;
import dev.hookline.cli.bench.ProcessCpu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts each system with the processes that it needs. */
final class Systems {

  private static final String COMMAND = "dev.hookline.cli.Main";

  private final Programs programs;
  private final String receivers;
  private final TemporalServer tuned;
  private final TemporalServer shipped;

  Systems(Programs programs, String receivers, TemporalServer tuned, TemporalServer shipped) {
    this.programs = programs;
    this.receivers = receivers;
    this.tuned = tuned;
    this.shipped = shipped;
  }

  Contender start(String system) throws IOException {
    return switch (system) {
      case Names.HOOKLINE -> hookline();
      case Names.EMBEDDED -> embedded();
      case Names.PLAIN -> plain(system, tuned);
      case Names.PLAIN_SHIPPED -> plain(system, shipped);
      case Names.FLOOR ->
          contender(system, FloorContestant.class, environment(system, Map.of()), List.of());
      default ->
          throw new IllegalArgumentException(
              "--systems must name some of %s, found '%s'".formatted(Names.ALL, system));
    };
  }

  private Contender hookline() throws IOException {
    Map<String, String> environment = onServer(Names.HOOKLINE, tuned);
    List<ProcessCpu> processes = new ArrayList<>(tuned.processes());
    processes.add(worker(Names.HOOKLINE, environment, COMMAND, "worker"));
    return contender(Names.HOOKLINE, HooklineContestant.class, environment, processes);
  }

  private Contender embedded() throws IOException {
    Map<String, String> environment = onServer(Names.EMBEDDED, tuned);
    environment.put(HooklineContestant.EMBEDDED, "true");
    return contender(Names.EMBEDDED, HooklineContestant.class, environment, tuned.processes());
  }

  private Contender plain(String system, TemporalServer server) throws IOException {
    Map<String, String> environment = onServer(system, server);
    List<ProcessCpu> processes = new ArrayList<>(server.processes());
    processes.add(worker(system, environment, PlainWorker.class.getName()));
    return contender(system, PlainContestant.class, environment, processes);
  }

  private ProcessCpu worker(String system, Map<String, String> environment, String... main)
      throws IOException {
    Process process = programs.java(system + "-worker", environment, classPath(), main);
    return new ProcessCpu("worker", process.pid());
  }

  private Contender contender(
      String system,
      Class<? extends Contestant> type,
      Map<String, String> environment,
      List<ProcessCpu> processes)
      throws IOException {
    Process process =
        programs.java(
            system, environment, classPath(), ContestantProgram.class.getName(), type.getName());
    return new Contender(system, process, processes);
  }

  private static List<String> classPath() {
    return List.of("-cp", System.getProperty("java.class.path"));
  }

  private Map<String, String> onServer(String system, TemporalServer server) {
    return environment(system, Map.of("TEMPORAL_ADDRESS", server.address()));
  }

  private Map<String, String> environment(String system, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put(Contestant.RECEIVERS, receivers);
    environment.put(Contestant.QUEUE, "bench-" + system);
    environment.put("HOOKLINE_TASK_QUEUE", "bench-" + system);
    environment.put("HOOKLINE_HEALTH_PORT", "0");
    return environment;
  }
}
