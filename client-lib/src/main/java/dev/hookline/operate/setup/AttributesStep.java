package dev.hookline.operate.setup;

import dev.hookline.internal.server.AttributeRegistry;
import dev.hookline.operate.setup.SetupResult.Step;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.stream.Collectors;

/** Registers the missing search attributes. */
record AttributesStep(WorkflowClient client) {

  private static final String ATTRIBUTES = "search_attributes";

  /**
   * Runs the step.
   *
   * @param isNew whether the namespace has just been created, or would be
   */
  Step run(boolean isNew, boolean dryRun) {
    if (isNew && dryRun) {
      return planned(AttributeRegistry.NAMES);
    }
    AttributeRegistry registry = AttributeRegistry.of(client);
    AttributeRegistry.State state;
    try {
      state = registry.state();
    } catch (StatusRuntimeException e) {
      return unlisted(e);
    }
    if (!state.otherType().isEmpty()) {
      return Step.refused(
          ATTRIBUTES,
          "%s exist with a type other than Keyword and are not used".formatted(state.otherType()),
          "remove them: temporal operator search-attribute remove; then run hookline setup again");
    }
    if (state.missing().isEmpty()) {
      return step(SetupResult.Status.OK, "%s are registered".formatted(state.registered()));
    }
    return dryRun ? planned(state.missing()) : register(registry, state.missing());
  }

  private Step register(AttributeRegistry registry, List<String> missing) {
    try {
      registry.registerMissing();
      return step(SetupResult.Status.CHANGED, "%s have been registered".formatted(missing));
    } catch (StatusRuntimeException e) {
      Outage.rethrow(e);
      return Step.refused(
          ATTRIBUTES,
          "the server refused to register %s (%s); finding executions works without them, but is slower"
              .formatted(missing, e.getMessage()),
          commands(missing));
    }
  }

  private Step unlisted(StatusRuntimeException e) {
    Outage.rethrow(e);
    return e.getStatus().getCode() == Status.Code.UNIMPLEMENTED
        ? Step.of(
            ATTRIBUTES,
            SetupResult.Status.UNKNOWN,
            "the server does not report which search attributes are registered",
            null)
        : Step.refused(
            ATTRIBUTES,
            "the server refused to list the search attributes (%s), so it is unknown whether %s are registered"
                .formatted(e.getMessage(), AttributeRegistry.NAMES),
            commands(AttributeRegistry.NAMES));
  }

  private static Step planned(List<String> missing) {
    return step(SetupResult.Status.PLANNED, "%s would be registered".formatted(missing));
  }

  private String commands(List<String> missing) {
    return missing.stream()
        .map(
            name ->
                "temporal operator search-attribute create -n %s --type Keyword --name %s"
                    .formatted(client.getOptions().getNamespace(), name))
        .collect(Collectors.joining("; ", "ask an administrator to run: ", ""));
  }

  private static Step step(SetupResult.Status status, String message) {
    return Step.of(ATTRIBUTES, status, message, String.join(",", AttributeRegistry.NAMES));
  }
}
