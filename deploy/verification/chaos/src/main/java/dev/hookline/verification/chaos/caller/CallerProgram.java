package dev.hookline.verification.chaos.caller;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.plan.PlannedCall;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.RunPlan;
import dev.hookline.verification.json.Json;
import dev.hookline.verification.json.JsonLines;
import dev.hookline.verification.process.ServerProbe;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.HooklineWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A calling process: {@code PLAN PHASE CALLER START_MILLIS LOG}. It makes those of its calls in the
 * phase that have no outcome in its log, so that it continues after a kill; it ends when every call
 * has one. A caller with an embedded worker then works until no execution is running.
 */
public final class CallerProgram {

  /** The variable that says whether it embeds a worker. */
  public static final String EMBEDDED = "HOOKLINE_CHAOS_EMBEDDED";

  private static final long MILLIS = 200;

  private CallerProgram() {}

  public static void main(String... args) throws IOException, InterruptedException {
    RunPlan plan = Json.read(Path.of(args[0]), RunPlan.class);
    int caller = Integer.parseInt(args[2]);
    Path log = Path.of(args[4]);
    Set<String> settled = settled(log);
    Connection connection = Connection.fromEnvironment();
    DurableWebhookManager manager =
        Webhooks.initialize(
                plan.config(), plan.eventTypes(), connection.client(), DurableOptions.defaults())
            .orElseThrow();
    Optional<HooklineWorker> worker =
        Boolean.parseBoolean(System.getenv(EMBEDDED))
            ? Optional.of(
                HooklineWorker.start(
                    connection.client(), new EnvironmentSettings(System::getenv).worker()))
            : Optional.empty();
    CallerLog lines = new CallerLog(JsonLines.appendTo(log), caller, Clock.systemUTC());
    List<Call> calls = new ArrayList<>();
    for (PlannedEvent event : plan.phase(args[1]).events()) {
      for (int number = 0; number < event.calls().size(); number++) {
        PlannedCall call = event.calls().get(number);
        if (call.caller() == caller && !settled.contains(event.key() + "#" + number)) {
          calls.add(new Call(manager, lines, event, number));
        }
      }
    }
    new Pace(Long.parseLong(args[3]), plan.phase(args[1]).maxConcurrent(), Clock.systemUTC())
        .makeAll(calls);
    if (worker.isPresent()) {
      awaitQuiet(new ServerProbe(connection.client().getWorkflowServiceStubs()));
      worker.get().close();
    }
    manager.close();
    connection.close();
  }

  /** A worker that ends earlier would release its attempts, which are then repeated. */
  private static void awaitQuiet(ServerProbe probe) throws InterruptedException {
    while (probe.running() != 0) {
      TimeUnit.MILLISECONDS.sleep(MILLIS);
    }
  }

  private static Set<String> settled(Path log) throws IOException {
    return JsonLines.read(log, CallerLine.class).stream()
        .filter(CallerLine::isOutcome)
        .map(line -> line.key() + "#" + line.call())
        .collect(Collectors.toSet());
  }
}
