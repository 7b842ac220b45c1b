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
  private final Servers servers;

  private final List<String> options;
  private final String suffix;

  Systems(Programs programs, String receivers, Servers servers) {
    this(programs, receivers, servers, List.of(), "");
  }

  private Systems(
      Programs programs, String receivers, Servers servers, List<String> options, String suffix) {
    this.programs = programs;
    this.receivers = receivers;
    this.servers = servers;
    this.options = options;
    this.suffix = suffix;
  }

  Contender start(String system) throws IOException, InterruptedException {
    return switch (system) {
      case Names.HOOKLINE -> hookline();
      case Names.EMBEDDED -> embedded();
      case Names.PLAIN -> plain(system, servers.tuned());
      case Names.PLAIN_SHIPPED -> plain(system, servers.shipped());
      case Names.FLOOR ->
          contender(system, FloorContestant.class, environment(system, Map.of()), List.of());
      case Names.RESTATE -> Peers.built().restate(programs, receivers);
      case Names.DBOS -> Peers.built().dbos(programs, receivers, servers.tuned());
      default -> throw new IllegalArgumentException(system);
    };
  }

  /** Starts another Hookline, on a queue of its own, whose programs have that much heap. */
  Contender startSmall(String system, String heap) throws IOException {
    Systems small = new Systems(programs, receivers, servers, List.of(heap), "-small");
    return system.equals(Names.EMBEDDED) ? small.embedded() : small.hookline();
  }

  private Contender hookline() throws IOException {
    return hookline(Names.HOOKLINE, servers.tuned());
  }

  /** Starts Hookline on a server, under a name. */
  Contender hookline(String name, TemporalServer server) throws IOException {
    Map<String, String> environment = onServer(name, server);
    List<ProcessCpu> processes = new ArrayList<>(server.processes());
    processes.add(worker(name, environment, COMMAND, "worker"));
    return contender(name, HooklineContestant.class, environment, processes);
  }

  private Contender embedded() throws IOException {
    Map<String, String> environment = onServer(Names.EMBEDDED, servers.tuned());
    environment.put(HooklineContestant.EMBEDDED, "true");
    return contender(
        Names.EMBEDDED, HooklineContestant.class, environment, servers.tuned().processes());
  }

  private Contender plain(String system, TemporalServer server) throws IOException {
    Map<String, String> environment = onServer(system, server);
    List<ProcessCpu> processes = new ArrayList<>(server.processes());
    processes.add(worker(system, environment, PlainWorker.class.getName()));
    return contender(system, PlainContestant.class, environment, processes);
  }

  private ProcessCpu worker(String system, Map<String, String> environment, String... main)
      throws IOException {
    Process process = programs.java(system + suffix + "-worker", environment, classPath(), main);
    return new ProcessCpu(Contender.WORKER, process.pid());
  }

  private Contender contender(
      String system,
      Class<? extends Contestant> type,
      Map<String, String> environment,
      List<ProcessCpu> processes)
      throws IOException {
    Process process =
        programs.java(
            system + suffix,
            environment,
            classPath(),
            ContestantProgram.class.getName(),
            type.getName());
    return new Contender(system, process, processes);
  }

  private List<String> classPath() {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return all;
  }

  private Map<String, String> onServer(String system, TemporalServer server) {
    return environment(system, Map.of("TEMPORAL_ADDRESS", server.address()));
  }

  private Map<String, String> environment(String system, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put(Contestant.RECEIVERS, receivers);
    environment.put(Contestant.QUEUE, "bench-" + system + suffix);
    environment.put("HOOKLINE_TASK_QUEUE", "bench-" + system + suffix);
    environment.put("HOOKLINE_HEALTH_PORT", "0");
    return environment;
  }
}
