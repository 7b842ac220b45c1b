package dev.hookline.verification.bench.run;

import dev.hookline.internal.embedded.NextTaskRequests;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.bench.contestant.ContestantProgram;
import dev.hookline.verification.bench.contestant.FloorContestant;
import dev.hookline.verification.bench.contestant.HooklineContestant;
import dev.hookline.verification.bench.plain.PlainContestant;
import dev.hookline.verification.bench.plain.PlainWorker;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.Programs;
import dev.hookline.verification.process.TemporalServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts each system with the processes that it needs. */
final class Systems {

  private static final String SIGNING_KEY = "HOOKLINE_SECRET_BENCH";
  private static final int KEY_BYTES = 32;

  private final JavaPrograms programs;
  private final String receivers;
  private final Servers servers;

  private final String suffix;

  Systems(Programs programs, String receivers, Servers servers) {
    this(JavaPrograms.own(programs), receivers, servers, "");
  }

  private Systems(JavaPrograms programs, String receivers, Servers servers, String suffix) {
    this.programs = programs;
    this.receivers = receivers;
    this.servers = servers;
    this.suffix = suffix;
  }

  RunningContestant start(String system) throws IOException, InterruptedException {
    if (Names.FIXED_STARTS.contains(system)) {
      return withFixedStarts(system);
    }
    return switch (system) {
      case Names.HOOKLINE -> hookline();
      case Names.EMBEDDED -> embedded(system, Map.of());
      case Names.ACTIVITY_CHAIN -> withActivityChains().hookline(system, servers.tuned());
      case Names.EMBEDDED_ACTIVITY_CHAIN -> withActivityChains().embedded(system, Map.of());
      case Names.SIGNED -> hookline(system, servers.tuned(), signing());
      case Names.ENCRYPTED -> hookline(system, servers.tuned(), encryption());
      case Names.PLAIN -> plain(system, servers.tuned());
      case Names.PLAIN_SHIPPED -> plain(system, servers.shipped());
      case Names.FLOOR ->
          contestant(system, FloorContestant.class, environment(system, Map.of()), List.of());
      case Names.RESTATE -> Peers.built().restate(programs.programs(), receivers);
      case Names.DBOS -> Peers.built().dbos(programs.programs(), receivers, servers.tuned());
      default -> throw new IllegalArgumentException(system);
    };
  }

  /** Starts another Hookline, on its own queue, whose programs have this heap size. */
  RunningContestant startSmall(String system, String heap) throws IOException {
    Systems small = new Systems(programs.with(heap), receivers, servers, "-small");
    return system.equals(Names.EMBEDDED) ? small.embedded(system, Map.of()) : small.hookline();
  }

  private RunningContestant hookline() throws IOException {
    return hookline(Names.HOOKLINE, servers.tuned());
  }

  /** Starts Hookline on a server, under a name. */
  RunningContestant hookline(String name, TemporalServer server) throws IOException {
    return hookline(name, server, Map.of());
  }

  private RunningContestant hookline(
      String name, TemporalServer server, Map<String, String> settings) throws IOException {
    Map<String, String> environment = onServer(name, server);
    environment.putAll(settings);
    List<ProcessCpu> processes = new ArrayList<>(server.processes());
    processes.add(worker(name, environment, JavaCommand.HOOKLINE, "worker"));
    return contestant(name, HooklineContestant.class, environment, processes);
  }

  private static Map<String, String> signing() {
    return Map.of(
        HooklineContestant.SIGNING_KEY,
        SIGNING_KEY,
        SIGNING_KEY,
        NewKey.hmac(new SecureRandom()).secretKey());
  }

  private static Map<String, String> encryption() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Map.of("HOOKLINE_ENCRYPTION_KEYS", "k1:" + Base64.getEncoder().encodeToString(key));
  }

  private Systems withActivityChains() {
    return new Systems(
        programs.with("-D" + NextTaskRequests.OFF + "=true"), receivers, servers, suffix);
  }

  private RunningContestant withFixedStarts(String system) throws IOException {
    Map<String, String> starts =
        Map.of(HooklineContestant.FIXED_STARTS, system.substring(system.lastIndexOf('-') + 1));
    return system.startsWith(Names.EMBEDDED)
        ? embedded(system, starts)
        : hookline(system, servers.tuned(), starts);
  }

  private RunningContestant embedded(String name, Map<String, String> settings) throws IOException {
    Map<String, String> environment = onServer(name, servers.tuned());
    environment.put(HooklineContestant.EMBEDDED, "true");
    environment.putAll(settings);
    return contestant(name, HooklineContestant.class, environment, servers.tuned().processes());
  }

  private RunningContestant plain(String system, TemporalServer server) throws IOException {
    Map<String, String> environment = onServer(system, server);
    List<ProcessCpu> processes = new ArrayList<>(server.processes());
    processes.add(worker(system, environment, PlainWorker.class.getName()));
    return contestant(system, PlainContestant.class, environment, processes);
  }

  private ProcessCpu worker(
      String system, Map<String, String> environment, String mainClass, String... args)
      throws IOException {
    Process process = programs.start(system + suffix + "-worker", environment, mainClass, args);
    return new ProcessCpu(RunningContestant.WORKER, process.pid());
  }

  private RunningContestant contestant(
      String system,
      Class<? extends Contestant> type,
      Map<String, String> environment,
      List<ProcessCpu> processes)
      throws IOException {
    Process process =
        programs.start(
            system + suffix, environment, ContestantProgram.class.getName(), type.getName());
    return new RunningContestant(system, process, processes);
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
