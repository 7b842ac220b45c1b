package dev.hookline.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.chaos.check.Checker;
import dev.hookline.chaos.check.Evidence;
import dev.hookline.chaos.check.Histories;
import dev.hookline.chaos.fault.Faults;
import dev.hookline.chaos.log.Answered;
import dev.hookline.chaos.log.Arrival;
import dev.hookline.chaos.log.CallerLine;
import dev.hookline.chaos.log.FaultLine;
import dev.hookline.chaos.log.JsonLines;
import dev.hookline.chaos.plan.Phase;
import dev.hookline.chaos.plan.RunPlan;
import dev.hookline.chaos.plan.Sizes;
import dev.hookline.chaos.plan.Targets;
import dev.hookline.chaos.process.Program;
import dev.hookline.chaos.process.Server;
import dev.hookline.chaos.receiver.ReceiverProgram;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run: a calm phase, a storm of faults, then quiet until every execution has ended. */
final class ChaosRun {

  private static final String FAULTS = "faults.jsonl";
  private static final int QUIET_SECONDS = 300;
  private static final int START_MILLIS = 4_000;

  private final Options options;
  private final Path folder;
  private final String workerClass;
  private final Clock clock = Clock.systemUTC();

  /** Makes a run that writes to a folder, with a worker of that main class. */
  ChaosRun(Options options, Path folder, String workerClass) {
    this.options = options;
    this.folder = folder;
    this.workerClass = workerClass;
  }

  Report run(Path repository) throws Exception {
    Sizes sizes = Sizes.of(options.seconds(), options.tier().equals("postgres"));
    List<String> leftOut = List.of("full-disk", "clock-jump");
    int port = FreePort.find();
    RunPlan plan = RunPlan.of(options.seed(), sizes, Stage.receivers(port), leftOut);
    new ObjectMapper().writeValue(folder.resolve(Stage.PLAN).toFile(), plan);
    try (Server server = Server.start(repository, options.tier(), folder)) {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
      try (Stage stage = new Stage(folder, port, server, workerClass)) {
        ServerProbe probe = new ServerProbe(stubs);
        perform(stage, probe, plan, sizes);
        Evidence evidence = evidence(plan, WorkflowClient.newInstance(stubs), sizes);
        int ended = stage.programs().stream().mapToInt(Program::endedByItself).sum();
        return Report.of(options, evidence, Checker.check(evidence), leftOut, ended);
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  private void perform(Stage stage, ServerProbe probe, RunPlan plan, Sizes sizes) throws Exception {
    stage.startReceiver();
    stage.startWorkers(sizes);
    say("calm: " + plan.calm().events().size() + " events");
    List<Program> callers = stage.startCallers(sizes, Phase.CALM, clock.millis() + START_MILLIS);
    awaitQuiet(probe, callers);

    say("storm: " + plan.storm().events().size() + " events");
    long start = clock.millis() + START_MILLIS;
    callers = stage.startCallers(sizes, Phase.STORM, start);
    Thread keeper = new Thread(() -> keepAll(stage), "keeper");
    keeper.start();
    try (JsonLines log = JsonLines.appendTo(folder.resolve(FAULTS))) {
      new Faults(new StageBreaker(stage, probe), log, clock).doAll(plan.faults(), start);
    }
    say("quiet");
    awaitQuiet(probe, callers);
    keeper.interrupt();
    keeper.join();
  }

  private void awaitQuiet(ServerProbe probe, List<Program> callers) throws Exception {
    long end = clock.millis() + QUIET_SECONDS * 1_000L + options.seconds() * 200L;
    boolean quiet = false;
    while (!quiet && clock.millis() < end) {
      TimeUnit.MILLISECONDS.sleep(500);
      quiet = callers.stream().allMatch(Program::isDone) && probe.running() == 0;
    }
    if (!quiet) {
      say("not quiet in time; %d executions run".formatted(probe.running()));
    }
  }

  private static void keepAll(Stage stage) {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        for (Program program : stage.programs()) {
          program.keep();
        }
      }
    } catch (InterruptedException e) {
      // the run is over
    } catch (IOException e) {
      System.err.println("chaos: a program cannot be started again: " + e);
    }
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
        JsonLines.read(folder.resolve(ReceiverProgram.ANSWERS), Answered.class),
        lines,
        JsonLines.read(folder.resolve(FAULTS), FaultLine.class),
        Histories.read(client, plan));
  }

  private static void say(String what) {
    System.err.println("chaos: " + what);
  }
}
