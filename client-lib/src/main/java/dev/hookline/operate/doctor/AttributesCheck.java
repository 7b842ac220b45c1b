package dev.hookline.operate.doctor;

import dev.hookline.connect.AttributeRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.stream.Collectors;

/** Whether executions can be found by Hookline's search attributes. */
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
          "the server does not tell which are registered (%s); executions are found more slowly"
              .formatted(e.getStatus().getCode()));
    }
    if (!state.otherType().isEmpty()) {
      return Finding.warning(
          CHECK,
          "%s exist with another type than Keyword and are not used".formatted(state.otherType()),
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
          "registered %s; executions that started before lack them".formatted(added),
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
          "let an administrator run: " + commands,
          "; the server refused to register them: " + e.getMessage());
    }
  }

  private static Finding missing(AttributeRegistry.State state, String fix, String more) {
    return Finding.warning(
        CHECK,
        "%s are not registered: executions are found without them, more slowly%s"
            .formatted(state.missing(), more),
        String.join(",", state.registered()),
        fix);
  }
}
