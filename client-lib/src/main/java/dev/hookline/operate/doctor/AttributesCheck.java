package dev.hookline.operate.doctor;

import dev.hookline.internal.server.AttributeRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that Hookline's search attributes are registered. */
final class AttributesCheck {

  private static final String CHECK = "search_attributes";

  private final WorkflowClient client;
  private final AttributeRegistry registry;

  AttributesCheck(WorkflowClient client) {
    this.client = client;
    this.registry = AttributeRegistry.of(client);
  }

  Finding examine(boolean fix) {
    AttributeRegistry.State state;
    try {
      state = registry.state();
    } catch (StatusRuntimeException e) {
      return Finding.unknown(
          CHECK,
          "the server does not report which are registered (%s); finding executions may be slow"
              .formatted(e.getStatus().getCode()));
    }
    if (!state.otherType().isEmpty()) {
      return Finding.warning(
          CHECK,
          "%s exist with a type other than Keyword and are not used".formatted(state.otherType()),
          String.join(",", state.registered()),
          "remove them: temporal operator search-attribute remove");
    }
    if (state.missing().isEmpty()) {
      return Finding.ok(
          CHECK,
          "%s are registered".formatted(state.registered()),
          String.join(",", state.registered()));
    }
    return fix ? register(state) : missing(state, "register them: hookline doctor --fix", "");
  }

  private Finding register(AttributeRegistry.State state) {
    try {
      List<String> added = registry.registerMissing();
      return new Finding(
          CHECK,
          FindingStatus.FIXED,
          "registered %s; executions started earlier do not have them".formatted(added),
          String.join(",", AttributeRegistry.NAMES),
          null);
    } catch (StatusRuntimeException e) {
      String commands =
          state.missing().stream()
              .map(
                  name ->
                      "temporal operator search-attribute create -n %s --type Keyword --name %s"
                          .formatted(client.getOptions().getNamespace(), name))
              .collect(Collectors.joining("; "));
      return missing(
          state,
          "ask an administrator to run: " + commands,
          "; the server rejected their registration: " + e.getMessage());
    }
  }

  private static Finding missing(AttributeRegistry.State state, String fix, String more) {
    return Finding.warning(
        CHECK,
        "%s are not registered: finding executions works without them, but is slower%s"
            .formatted(state.missing(), more),
        String.join(",", state.registered()),
        fix);
  }
}
