package dev.hookline.verification.chaos;

import dev.hookline.internal.encryption.Encryption;
import dev.hookline.verification.chaos.check.Checker;
import dev.hookline.verification.chaos.check.Checker.Findings;
import dev.hookline.verification.chaos.check.Evidence;
import dev.hookline.verification.chaos.check.Histories;
import dev.hookline.verification.chaos.fault.FaultTools;
import dev.hookline.verification.chaos.fault.Faults;
import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.ResponseLine;
import dev.hookline.verification.chaos.plan.Phase;
import dev.hookline.verification.chaos.plan.RunPlan;
import dev.hookline.verification.chaos.plan.Sizes;
import dev.hookline.verification.chaos.plan.Targets;
import dev.hookline.verification.chaos.receiver.ReceiverProgram;
import dev.hookline.verification.json.Json;
import dev.hookline.verification.json.JsonLines;
import dev.hookline.verification.process.FreePort;
import dev.hookline.verification.process.ServerProbe;
import dev.hookline.verification.process.SupervisedProgram;
import dev.hookline.verification.process.TemporalServer;
import dev.hookline.verification.process.Tier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run: a calm phase, a storm of faults, then quiet until every execution has ended. */
final class ChaosRun {

  private static final String FAULTS = "faults.jsonl";
  private static final int START_MILLIS = 4_000;
  private static final int REPORTED_MILLIS = 2_000;

  private final Options options;
  private final Path folder;
  private final Clock clock = Clock.systemUTC();

  /**
   * The options of a run.
   *
   * @param seconds how long faults are injected
   * @param seed the seed of all random choices
   * @param broken the defect of the workers
   */
  record Options(Tier tier, int seconds, long seed, Optional<String> broken) {}

  /** Makes a run that writes to a folder. */
  ChaosRun(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  Report run(Path repository) throws Exception {
    try (FaultTools tools = FaultTools.in(folder, isPostgres());
        TemporalServer server =
            TemporalServer.supervised(repository, options.tier(), tools.disk().folder())) {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
      try {
        return run(tools, server, stubs);
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  private Report run(FaultTools tools, TemporalServer server, WorkflowServiceStubs stubs)
      throws Exception {
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setDataConverter(Encryption.fromEnvironment().converter())
                .build());
    Sizes sizes = Sizes.of(options.seconds(), isPostgres());
    int port = FreePort.find();
    RunPlan plan = RunPlan.of(options.seed(), sizes, port, tools.leftOut());
    Json.write(folder.resolve(Stage.PLAN), plan);
    try (Stage stage = new Stage(folder, port, server, options.broken(), tools)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(stage, tools)));
      performSupervised(stage, new ServerProbe(stubs), PendingAlerts.of(client), plan, sizes);
      Evidence evidence = evidence(plan, client, sizes);
      int ended = stage.programs().stream().mapToInt(SupervisedProgram::endedByItself).sum();
      Findings findings = Checker.check(evidence);
      Histories.save(client, plan, findings.violations(), folder);
      return Report.of(options, evidence, findings, tools.leftOut(), ended);
    }
  }

  private boolean isPostgres() {
    return options.tier() == Tier.POSTGRES;
  }

  /** For an interrupted run; the server's script ends with its parent. */
  private static void cleanUp(Stage stage, FaultTools tools) {
    try {
      stage.close();
      tools.close();
    } catch (IOException e) {
      System.err.println("chaos: " + e);
    }
  }

  private void performSupervised(
      Stage stage, ServerProbe probe, PendingAlerts alerts, RunPlan plan, Sizes sizes)
      throws Exception {
    try (JsonLines log = JsonLines.appendTo(folder.resolve(FAULTS));
        Supervisor supervisor = Supervisor.start(stage, probe, log, clock)) {
      perform(stage, probe, plan, sizes, log);
      awaitAlerts(probe, alerts);
    }
  }

  private void perform(Stage stage, ServerProbe probe, RunPlan plan, Sizes sizes, JsonLines log)
      throws Exception {
    stage.startReceiver();
    stage.startWorkers(sizes);
    print("calm: " + plan.calm().events().size() + " events");
    List<SupervisedProgram> callers =
        stage.startCallers(sizes, Phase.CALM, clock.millis() + START_MILLIS);
    awaitQuiet(probe, callers);

    print("storm: " + plan.storm().events().size() + " events");
    long start = clock.millis() + START_MILLIS;
    callers = stage.startCallers(sizes, Phase.STORM, start);
    new Faults(new FaultInjector(stage, probe), log, clock).injectAll(plan.faults(), start);
    print("quiet");
    awaitQuiet(probe, callers);
  }

  private void awaitQuiet(ServerProbe probe, List<SupervisedProgram> callers) throws Exception {
    QuietTimeout timeout = new QuietTimeout(clock);
    long running = probe.running();
    while (running != 0 || !callers.stream().allMatch(SupervisedProgram::isDone)) {
      if (!timeout.lasts(running, folder.resolve(ReceiverProgram.ARRIVALS).toFile().length())) {
        print("not quiet in time; %d executions are running".formatted(running));
        return;
      }
      TimeUnit.MILLISECONDS.sleep(500);
      running = probe.running();
    }
  }

  /** Workers report once a second; alerts are events of their own. */
  private void awaitAlerts(ServerProbe probe, PendingAlerts alerts) throws InterruptedException {
    QuietTimeout timeout = new QuietTimeout(clock);
    do {
      TimeUnit.MILLISECONDS.sleep(REPORTED_MILLIS);
    } while ((alerts.any() || probe.running() != 0)
        && timeout.lasts(0, folder.resolve(ReceiverProgram.ALERTS).toFile().length()));
  }

  private Evidence evidence(RunPlan plan, WorkflowClient client, Sizes sizes) throws Exception {
    List<CallerLine> lines = new ArrayList<>();
    for (int number = 0; number < sizes.callers(); number++) {
      Path log = folder.resolve(Targets.caller(number) + ".jsonl");
      lines.addAll(JsonLines.read(log, CallerLine.class));
    }
    return new Evidence(
        plan,
        JsonLines.read(folder.resolve(ReceiverProgram.ARRIVALS), Arrival.class),
        JsonLines.read(folder.resolve(ReceiverProgram.RESPONSES), ResponseLine.class),
        JsonLines.read(folder.resolve(ReceiverProgram.ALERTS), AlertLine.class),
        lines,
        JsonLines.read(folder.resolve(FAULTS), FaultLine.class),
        Histories.read(client, plan));
  }

  private static void print(String what) {
    System.err.println("chaos: " + what);
  }
}
