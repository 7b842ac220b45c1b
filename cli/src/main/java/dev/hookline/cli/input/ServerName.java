package dev.hookline.cli.input;

import io.temporal.envconfig.ClientConfigProfile;
import java.io.IOException;

/** Which server and namespace the environment names, for what is said of them. */
public record ServerName(String address, String namespace) {

  /** Returns what the environment names. */
  public static ServerName ofEnvironment() {
    try {
      ClientConfigProfile profile = ClientConfigProfile.load();
      return new ServerName(
          profile.toWorkflowServiceStubsOptions().getTarget(),
          profile.toWorkflowClientOptions().getNamespace());
    } catch (IOException | RuntimeException e) {
      return new ServerName("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE");
    }
  }

  /** Returns the sentence of a server that is silent. */
  public String doesNotRespond(Object how) {
    return "Temporal server at %s does not answer (%s); check TEMPORAL_ADDRESS and that it runs"
        .formatted(address, how);
  }

  /** Returns the sentence of a namespace that is missing. */
  public String hasNoNamespace() {
    return "Temporal server at %s has no namespace '%s'; create it or set TEMPORAL_NAMESPACE"
        .formatted(address, namespace);
  }
}
