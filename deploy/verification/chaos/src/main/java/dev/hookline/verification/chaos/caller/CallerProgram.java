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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A calling process: {@code PLAN PHASE CALLER START_MILLIS LOG}. It makes those of its calls in the
 * phase that have no outcome in its log, so that it continues after a kill; it ends when every call
 * has one.
 */
public final class CallerProgram {

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
    manager.close();
    connection.close();
  }

  private static Set<String> settled(Path log) throws IOException {
    return JsonLines.read(log, CallerLine.class).stream()
        .filter(CallerLine::isOutcome)
        .map(line -> line.key() + "#" + line.call())
        .collect(Collectors.toSet());
  }
}
