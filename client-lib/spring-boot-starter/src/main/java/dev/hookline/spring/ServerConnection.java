package dev.hookline.spring;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import dev.hookline.connect.Connection;
import dev.hookline.internal.metrics.SdkMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.envconfig.ClientConfigProfile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of a service that has no client of its own; the last thing that it closes. */
final class ServerConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerConnection.class);

  private final Connection connection;
  private final Scope metrics;

  private ServerConnection(Connection connection, Scope metrics) {
    this.connection = connection;
    this.metrics = metrics;
  }

  /** Opens the connection that the properties and, below them, the environment describe. */
  static ServerConnection open(
      HooklineProperties.Connection properties, @Nullable MeterRegistry meters) {
    Scope metrics = meters == null ? new NoopScope() : SdkMetrics.scope(meters);
    return new ServerConnection(Connection.of(profile(properties), metrics), metrics);
  }

  private static ClientConfigProfile profile(HooklineProperties.Connection properties) {
    ClientConfigProfile.Builder profile;
    try {
      profile = ClientConfigProfile.load().toBuilder();
    } catch (IOException e) {
      throw new IllegalStateException("Temporal settings cannot be read: " + e.getMessage(), e);
    }
    if (properties.address() != null) {
      profile.setAddress(properties.address());
    }
    if (properties.namespace() != null) {
      profile.setNamespace(properties.namespace());
    }
    if (properties.apiKey() != null) {
      profile.setApiKey(properties.apiKey());
    }
    return profile.build();
  }

  WorkflowClient client() {
    return connection.client();
  }

  @Override
  public void close() {
    connection.close();
    try {
      metrics.close();
    } catch (ScopeCloseException e) {
      log.warn("the last metrics of the Temporal SDK were not reported", e);
    }
    log.info("the connection to Temporal is closed");
  }
}
