package dev.hookline.operate.setup;

import dev.hookline.internal.server.NamespaceRegistry;
import dev.hookline.operate.setup.SetupResult.Status;
import dev.hookline.operate.setup.SetupResult.Step;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prepares a client's namespace: creates it if it is missing, extends a shorter retention,
 * registers missing search attributes. Applying it again changes nothing. Thread-safe.
 */
public final class NamespaceSetup {

  private static final String NAMESPACE = "namespace";
  private static final Duration MIN_RETENTION = Duration.ofDays(1);

  private final WorkflowClient client;
  private final Duration retention;

  private NamespaceSetup(WorkflowClient client, Duration retention) {
    this.client = client;
    this.retention = retention;
  }

  /** Returns the setup of a client's namespace, with a retention of 30 days. */
  public static NamespaceSetup of(WorkflowClient client) {
    return new NamespaceSetup(client, NamespaceRegistry.RECOMMENDED_RETENTION);
  }

  /**
   * Returns this setup with another retention: closed executions are kept at least this long.
   *
   * @throws IllegalArgumentException if it is less than a day, the server's minimum
   */
  public NamespaceSetup withRetention(Duration minimum) {
    if (minimum.compareTo(MIN_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "retention must be at least 1 day, found %d seconds".formatted(minimum.toSeconds()));
    }
    return new NamespaceSetup(client, minimum);
  }

  /**
   * Reports what {@link #apply()} would change, and changes nothing.
   *
   * @throws StatusRuntimeException if the server does not respond, or does not report the namespace
   */
  public SetupResult preview() {
    return run(true);
  }

  /**
   * Changes what is needed; takes up to a minute after it has created the namespace. What the
   * server refuses is a step of its own in the result.
   *
   * @throws StatusRuntimeException if the server does not respond, or does not report the namespace
   */
  public SetupResult apply() {
    return run(false);
  }

  private SetupResult run(boolean dryRun) {
    NamespaceRegistry registry = NamespaceRegistry.of(client);
    Optional<Duration> kept = registry.retention();
    List<Step> steps = new ArrayList<>();
    steps.add(namespace(registry, kept.isPresent(), dryRun));
    if (steps.get(0).status() != Status.REFUSED) {
      boolean isMissing = kept.isEmpty();
      steps.add(
          new RetentionStep(registry, name(), retention)
              .run(kept.orElse(retention), isMissing, dryRun));
      steps.add(new AttributesStep(client).run(isMissing, dryRun));
    }
    return new SetupResult(address(), name(), dryRun, steps);
  }

  private Step namespace(NamespaceRegistry registry, boolean exists, boolean dryRun) {
    if (exists) {
      return Step.of(NAMESPACE, Status.OK, "namespace '%s' exists".formatted(name()), name());
    }
    if (dryRun) {
      return Step.of(
          NAMESPACE, Status.PLANNED, "namespace '%s' would be created".formatted(name()), name());
    }
    try {
      registry.create(retention);
    } catch (StatusRuntimeException e) {
      Outage.rethrow(e);
      return Step.refused(
          NAMESPACE,
          "Temporal server at %s refused to create namespace '%s' (%s)"
              .formatted(address(), name(), e.getMessage()),
          "ask an administrator to run: temporal operator namespace create -n %s --retention %dh; on Temporal Cloud, create it in the console or with tcld"
              .formatted(name(), retention.toHours()));
    }
    return created(registry);
  }

  private Step created(NamespaceRegistry registry) {
    try {
      registry.awaitUsable();
    } catch (StatusRuntimeException e) {
      Outage.rethrow(e);
      return Step.refused(
          NAMESPACE,
          "namespace '%s' has been created, but the server does not accept its use yet (%s)"
              .formatted(name(), e.getMessage()),
          "run hookline setup again in a minute");
    }
    return Step.of(
        NAMESPACE, Status.CHANGED, "namespace '%s' has been created".formatted(name()), name());
  }

  private String name() {
    return client.getOptions().getNamespace();
  }

  private String address() {
    return String.valueOf(client.getWorkflowServiceStubs().getOptions().getTarget());
  }
}
