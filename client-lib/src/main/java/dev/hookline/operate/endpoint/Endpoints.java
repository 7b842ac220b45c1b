package dev.hookline.operate.endpoint;

import dev.hookline.config.internal.EndpointId;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of a task queue's workers, to disable and enable. An order is recorded on the
 * server at once; workers apply it within about five seconds. Thread-safe.
 */
public final class Endpoints {

  /** All orders and states share one memo, whose size the server limits. */
  private static final int MAX_REASON = 500;

  private final EndpointRegistry registry;
  private final String by;

  private Endpoints(EndpointRegistry registry, String by) {
    this.registry = registry;
    this.by = by;
  }

  /** Returns the endpoints that the workers of a task queue call. */
  public static Endpoints of(WorkflowClient client, String taskQueue) {
    return new Endpoints(
        new EndpointRegistry(client, taskQueue), client.getOptions().getIdentity());
  }

  /** Returns those that are failing or disabled, the longest known first. */
  public List<Endpoint> list() {
    return registry.read().orElse(EndpointStates.none()).endpoints().stream()
        .map(Endpoint::of)
        .toList();
  }

  /** Returns what is known of an endpoint; empty if it is neither failing nor disabled. */
  public Optional<Endpoint> find(String endpoint) {
    String name = EndpointId.parse(endpoint);
    return list().stream().filter(one -> one.endpoint().equals(name)).findFirst();
  }

  /**
   * Makes the attempts at an endpoint wait until it is enabled. Host and port hold for all webhooks
   * whose URL has them, also where their endpoint has a name.
   *
   * @param endpoint its name, host and port, or a URL
   * @param reason why, for {@link #list}, in at most 500 characters; null for none
   * @return what identifies the endpoint
   * @throws IllegalArgumentException if it is a host without a port, or the reason is too long
   */
  public String disable(String endpoint, @Nullable String reason) {
    String name = EndpointId.parse(endpoint);
    if (reason != null && reason.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "reason must be at most %d characters, found %d".formatted(MAX_REASON, reason.length()));
    }
    registry.disable(new EndpointOrder(name, by, reason));
    return name;
  }

  /**
   * Lets attempts at an endpoint continue.
   *
   * @param endpoint its name, host and port, or a URL
   * @return what identifies the endpoint
   * @throws IllegalArgumentException if it is a host without a port
   * @throws OperateException if it is not disabled
   */
  public String enable(String endpoint) {
    String name = EndpointId.parse(endpoint);
    boolean isDisabled =
        find(name).filter(one -> one.status().equals(Endpoint.DISABLED)).isPresent();
    if (!isDisabled) {
      throw new OperateException(
          Reason.NOT_FOUND,
          "endpoint %s is not disabled; list the disabled ones with: hookline endpoint list"
              .formatted(name));
    }
    registry.enable(new EndpointOrder(name, by, null));
    return name;
  }
}
