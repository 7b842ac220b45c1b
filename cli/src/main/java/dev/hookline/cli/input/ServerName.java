package dev.hookline.cli.input;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;

/** The server and namespace that the environment names, for messages. */
public record ServerName(String address, String namespace) {

  /** Reads them from the environment. */
  public static ServerName ofEnvironment() {
    try {
      ClientConfigProfile profile = ClientConfigProfile.load();
      return new ServerName(
          WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
              .validateAndBuildWithDefaults()
              .getTarget(),
          profile.toWorkflowClientOptions().getNamespace());
    } catch (IOException | RuntimeException e) {
      return new ServerName("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE");
    }
  }

  /** Returns the message for a server that does not respond. */
  public String doesNotRespond(Object how) {
    return "Temporal server at %s does not respond (%s); check TEMPORAL_ADDRESS and that it is running"
        .formatted(address, how);
  }

  /** Returns the message for a missing namespace. */
  public String hasNoNamespace() {
    return "Temporal server at %s has no namespace '%s'; create it with hookline setup, or set TEMPORAL_NAMESPACE"
        .formatted(address, namespace);
  }
}
