package dev.hookline.connect;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import dev.hookline.internal.encryption.Encryption;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the Temporal server configured in the environment, with the variables and file of
 * the {@code temporal} CLI: {@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE}, {@code
 * TEMPORAL_API_KEY}, {@code TEMPORAL_TLS_*}, {@code TEMPORAL_PROFILE}. It connects on the first
 * call. What it stores is encrypted if {@code HOOKLINE_ENCRYPTION_KEYS} has keys.
 */
public final class Connection implements AutoCloseable {

  /**
   * The initial interval before retrying a call that a busy server rejected. The SDK may sleep past
   * a caller's deadline: with its default of a second, a deadline of three seconds would allow one
   * or two calls. Concurrent starts are limited, so a short interval does not flood the server.
   */
  private static final Duration BUSY_INTERVAL = Duration.ofMillis(100);

  private static final RpcRetryOptions RETRIES =
      RpcRetryOptions.newBuilder(DefaultStubServiceOperationRpcRetryOptions.INSTANCE)
          .setCongestionInitialInterval(BUSY_INTERVAL)
          .build();

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final @Nullable NetworkThread network;

  private Connection(
      WorkflowServiceStubsOptions.Builder server,
      WorkflowClientOptions options,
      @Nullable NetworkThread network) {
    Encryption encryption = Encryption.fromEnvironment();
    this.stubs = WorkflowServiceStubs.newServiceStubs(server.build());
    WorkflowClientOptions complete =
        WorkflowClientOptions.newBuilder(options).validateAndBuildWithDefaults();
    this.client =
        WorkflowClient.newInstance(
            stubs,
            complete.toBuilder()
                .setDataConverter(encryption.converter(complete.getDataConverter()))
                .build());
    this.network = network;
  }

  /**
   * Opens the connection configured in the environment; by default {@code 127.0.0.1:7233} and
   * namespace {@code default}.
   *
   * @throws IllegalStateException if the settings cannot be read, for instance because the file
   *     lacks the profile
   * @throws IllegalArgumentException if an encryption key cannot be read
   */
  public static Connection fromEnvironment() {
    return fromEnvironment(new NoopScope());
  }

  /**
   * Opens the connection configured in the environment, for a program that exits soon after {@link
   * #close()}, as {@link #of(ClientConfigProfile)} does.
   *
   * @throws IllegalStateException if the settings cannot be read
   */
  public static Connection forOneCommand() {
    return of(profile());
  }

  private static ClientConfigProfile profile() {
    try {
      return ClientConfigProfile.load();
    } catch (IOException e) {
      throw new IllegalStateException("Temporal settings cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the connection configured in the environment, with metrics of the SDK.
   *
   * @param metrics receives the SDK's metrics
   */
  public static Connection fromEnvironment(Scope metrics) {
    return of(profile(), metrics);
  }

  /**
   * Opens the connection configured in the environment, but to another address.
   *
   * @param address host and port of the server
   * @param metrics receives the SDK's metrics
   */
  public static Connection to(String address, Scope metrics) {
    return of(profile().toBuilder().setAddress(address).build(), metrics);
  }

  /**
   * Opens the connection of a {@code temporal-envconfig} profile, with metrics of the SDK.
   *
   * @param metrics receives the SDK's metrics
   */
  public static Connection of(ClientConfigProfile profile, Scope metrics) {
    return new Connection(
        tuned(profile.toWorkflowServiceStubsOptions()).setMetricsScope(metrics),
        profile.toWorkflowClientOptions(),
        null);
  }

  /** Compression costs more than it saves on a nearby network. */
  private static WorkflowServiceStubsOptions.Builder tuned(WorkflowServiceStubsOptions options) {
    WorkflowServiceStubsOptions.Builder builder =
        WorkflowServiceStubsOptions.newBuilder(options).setRpcRetryOptions(RETRIES);
    // without an address, the options have the SDK's default only once they are complete
    String target =
        WorkflowServiceStubsOptions.newBuilder(options).validateAndBuildWithDefaults().getTarget();
    return PrivateAddress.isPrivate(target)
        ? builder.setGrpcCompression(GrpcCompression.NONE)
        : builder;
  }

  /**
   * Opens the connection of a {@code temporal-envconfig} profile, for a program that exits soon
   * after {@link #close()}. It has its own network thread, which stops with it: at exit, the JVM
   * waits up to 300 ms for threads in native code, such as gRPC's shared ones.
   */
  public static Connection of(ClientConfigProfile profile) {
    NetworkThread network = new NetworkThread();
    return new Connection(
        tuned(profile.toWorkflowServiceStubsOptions()).setChannelInitializer(network::configure),
        profile.toWorkflowClientOptions(),
        network);
  }

  /** Returns the client, which is usable until this connection is closed. */
  public WorkflowClient client() {
    return client;
  }

  /** Closes the connection; calls in flight get five seconds. */
  @Override
  public void close() {
    stubs.shutdown();
    if (!stubs.awaitTermination(5, TimeUnit.SECONDS)) {
      stubs.shutdownNow();
    }
    if (network != null) {
      network.close();
    }
  }
}
