package dev.hookline.verification.chaos;

import dev.hookline.internal.embedded.NextTaskRequests;
import dev.hookline.verification.chaos.caller.CallerProgram;
import dev.hookline.verification.chaos.fault.FaultTools;
import dev.hookline.verification.chaos.link.Link;
import dev.hookline.verification.chaos.plan.AlertPlan;
import dev.hookline.verification.chaos.plan.PlannedEndpoint;
import dev.hookline.verification.chaos.plan.Sizes;
import dev.hookline.verification.chaos.plan.Targets;
import dev.hookline.verification.chaos.receiver.ReceiverProgram;
import dev.hookline.verification.chaos.receiver.WorkerAddress;
import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.SupervisedProgram;
import dev.hookline.verification.process.TemporalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a run and the links between them, by name. */
final class Stage implements AutoCloseable {

  static final String PLAN = "plan.json";

  /** In the test classes. */
  private static final String BROKEN_WORKER = "dev.hookline.verification.chaos.broken.BrokenWorker";

  private static final List<String> SMALL_JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx320m");
  private static final String ALERTS = "alerts.yaml";
  private static final String WITHOUT_NEXT_TASKS = "-D" + NextTaskRequests.OFF + "=true";

  private final Path folder;
  private final int port;
  private final TemporalServer server;
  private final Optional<String> defect;
  private final FaultTools tools;
  private final Map<String, SupervisedProgram> programs =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Link> links = new LinkedHashMap<>();

  Stage(Path folder, int port, TemporalServer server, Optional<String> defect, FaultTools tools) {
    this.folder = folder;
    this.port = port;
    this.server = server;
    this.defect = defect;
    this.tools = tools;
  }

  TemporalServer server() {
    return server;
  }

  FaultTools tools() {
    return tools;
  }

  SupervisedProgram program(String name) {
    return java.util.Objects.requireNonNull(programs.get(name), name);
  }

  Link link(String name) {
    return java.util.Objects.requireNonNull(links.get(name), name);
  }

  List<SupervisedProgram> programs() {
    return List.copyOf(programs.values());
  }

  void startReceiver() throws IOException {
    start(
        Targets.RECEIVER,
        Map.of(),
        List.of(),
        ReceiverProgram.class.getName(),
        "" + port,
        "" + folder);
  }

  void startWorkers(Sizes sizes) throws IOException {
    Files.writeString(folder.resolve(ALERTS), AlertPlan.file(port));
    for (int number = 0; number < sizes.workers(); number++) {
      String name = Targets.worker(number);
      start(
          name,
          environments().ofWorker(serverLink(name), number == sizes.workers() - 1),
          workerOptions(name, number),
          defect.isPresent() ? BROKEN_WORKER : JavaCommand.HOOKLINE,
          "worker");
    }
  }

  /** The first one records a chain in the form of a worker that requests no next tasks. */
  private List<String> workerOptions(String name, int number) throws IOException {
    List<String> options = new ArrayList<>(receiverLink(name, WorkerAddress.of(number)));
    if (number == 0) {
      options.add(WITHOUT_NEXT_TASKS);
    }
    return options;
  }

  /** Returns the options of a process whose requests go over a link of its own. */
  private List<String> receiverLink(String name, InetAddress own) throws IOException {
    String link = Targets.link(name, Targets.RECEIVER);
    Path hosts = folder.resolve(name + ".hosts");
    if (!links.containsKey(link)) {
      links.put(
          link,
          Link.open(
              new InetSocketAddress(own, port),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              own));
      Files.writeString(
          hosts,
          "127.0.0.1 localhost\n%s %s\n"
              .formatted(own.getHostAddress(), String.join(" ", PlannedEndpoint.HOSTS)));
    }
    return List.of("-Djdk.net.hosts.file=" + hosts);
  }

  /** Starts the callers of a phase, at a time. */
  List<SupervisedProgram> startCallers(Sizes sizes, String phase, long startMillis)
      throws IOException {
    List<SupervisedProgram> callers = new ArrayList<>();
    for (int number = 0; number < sizes.callers(); number++) {
      String name = Targets.caller(number);
      callers.add(
          start(
              name,
              environments().ofCaller(serverLink(name), Targets.isEmbedded(number)),
              receiverLink(name, WorkerAddress.ofCaller(number)),
              CallerProgram.class.getName(),
              folder.resolve(PLAN).toString(),
              phase,
              Integer.toString(number),
              Long.toString(startMillis),
              folder.resolve(name + ".jsonl").toString()));
    }
    return callers;
  }

  private Environments environments() {
    return new Environments(folder.resolve(ALERTS), defect, tools.clock());
  }

  private String serverLink(String name) throws IOException {
    String link = Targets.link(name, Targets.SERVER);
    if (!links.containsKey(link)) {
      String[] address = server.address().split(":", -1);
      InetAddress loopback = InetAddress.getLoopbackAddress();
      links.put(
          link,
          Link.open(
              new InetSocketAddress(loopback, 0),
              new InetSocketAddress(address[0], Integer.parseInt(address[1])),
              loopback));
    }
    return link(link).address();
  }

  private SupervisedProgram start(
      String name,
      Map<String, String> environment,
      List<String> options,
      String mainClass,
      String... args)
      throws IOException {
    List<String> all = new ArrayList<>(SMALL_JVM);
    all.addAll(options);
    SupervisedProgram program =
        new SupervisedProgram(
            JavaCommand.own(all).of(mainClass, args), environment, folder.resolve(name + ".log"));
    programs.put(name, program);
    program.start();
    return program;
  }

  @Override
  public void close() throws IOException {
    programs.values().forEach(SupervisedProgram::close);
    for (Link link : links.values()) {
      link.close();
    }
  }
}
