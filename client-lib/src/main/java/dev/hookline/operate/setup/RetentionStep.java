package dev.hookline.operate.setup;

import dev.hookline.internal.server.NamespaceRegistry;
import dev.hookline.operate.setup.SetupResult.Status;
import dev.hookline.operate.setup.SetupResult.Step;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/** Extends a retention that is too short. A longer one is kept: shortening deletes executions. */
record RetentionStep(NamespaceRegistry registry, String namespace, Duration minimum) {

  private static final String RETENTION = "retention";

  /**
   * Runs the step.
   *
   * @param kept how long closed executions are kept now; zero if unknown
   * @param isNew whether the namespace has just been created, or would be
   */
  Step run(Duration kept, boolean isNew, boolean dryRun) {
    if (isNew) {
      return step(
          dryRun ? Status.PLANNED : Status.CHANGED,
          "closed executions %s kept for %s".formatted(dryRun ? "would be" : "are", text(minimum)),
          minimum);
    }
    if (kept.isZero()) {
      return Step.of(RETENTION, Status.UNKNOWN, "the server does not report its retention", null);
    }
    if (kept.compareTo(minimum) >= 0) {
      return step(Status.OK, "closed executions are kept for %s".formatted(text(kept)), kept);
    }
    return dryRun ? step(Status.PLANNED, extended("would be", kept), minimum) : extend(kept);
  }

  private Step extend(Duration kept) {
    try {
      registry.keepFor(minimum);
      return step(Status.CHANGED, extended("are now", kept), minimum);
    } catch (StatusRuntimeException e) {
      Outage.rethrow(e);
      return Step.refused(
          RETENTION,
          "closed executions are kept for %s; the server refused a longer retention: %s"
              .formatted(text(kept), e.getMessage()),
          "ask an administrator to run: temporal operator namespace update -n %s --retention %dh; on Temporal Cloud, change it in the console or with tcld"
              .formatted(namespace, minimum.toHours()));
    }
  }

  private String extended(String how, Duration kept) {
    return "closed executions %s kept for %s instead of %s"
        .formatted(how, text(minimum), text(kept));
  }

  private static Step step(Status status, String message, Duration value) {
    return Step.of(RETENTION, status, message, value.toString());
  }

  private static String text(Duration kept) {
    long hours = kept.toHours();
    return hours % 24 != 0 ? hours + " hours" : hours == 24 ? "1 day" : hours / 24 + " days";
  }
}
