package dev.hookline.verification.chaos;

import dev.hookline.verification.chaos.caller.CallerProgram;
import dev.hookline.verification.chaos.fault.JumpingClock;
import dev.hookline.verification.chaos.plan.AlertPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of processes with a worker.
 *
 * @param alerts the file of the alerts' webhooks
 */
record Environments(Path alerts, Optional<String> defect, Optional<JumpingClock> clock) {

  /** Returns those of a worker whose clock may jump. */
  Map<String, String> ofWorker(String server, boolean jumps) {
    Map<String, String> environment = new HashMap<>(AlertPlan.environment(alerts.toString()));
    environment.put("TEMPORAL_ADDRESS", server);
    environment.put("HOOKLINE_HEALTH_PORT", "0");
    environment.put("HOOKLINE_CHAOS_DEFECT", defect.orElse(""));
    if (jumps) {
      clock.map(JumpingClock::environment).ifPresent(environment::putAll);
    }
    return environment;
  }

  /** Returns those of a caller that may have a worker. */
  Map<String, String> ofCaller(String server, boolean embedded) {
    Map<String, String> environment = ofWorker(server, false);
    // a worker without the defect would hide it
    environment.put(CallerProgram.EMBEDDED, Boolean.toString(embedded && defect.isEmpty()));
    return environment;
  }
}
