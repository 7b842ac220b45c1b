package dev.hookline.worker.tier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.encryption.Encryption;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * One Temporal server for all tests of a JVM, of the tier that {@code -Dhookline.tier} names:
 * {@code embedded} (default), {@code dev} or {@code postgres}. The real ones are started by {@code
 * deploy/verification/server/run} on free ports and stopped with the JVM.
 */
public final class TemporalTier {

  /** The tiers. */
  public enum Kind {
    EMBEDDED,
    DEV,
    POSTGRES
  }

  private static final Object LOCK = new Object();
  private static volatile TemporalTier current;

  private static final String STUCK = "interrupted (9)";
  private static final int POLL_MILLIS = 100;

  private final WorkflowClient client;
  private final Optional<RealServer> server;

  private TemporalTier(WorkflowServiceStubs stubs, Optional<RealServer> server) {
    this.server = server;
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace("default")
                .setDataConverter(encryption().converter())
                .build());
  }

  /** With {@code -Dhookline.encrypted=true} every test's client encrypts what it stores. */
  public static Encryption encryption() {
    return Boolean.getBoolean("hookline.encrypted") ? encryption("tier") : Encryption.none();
  }

  /** Returns an encryption with keys that everyone who knows their ids has. */
  public static Encryption encryption(String... ids) {
    return Encryption.of(encryptionKeys(ids), name -> null);
  }

  /** Returns these keys as the variable of programs. */
  public static String encryptionKeys(String... ids) {
    StringJoiner keys = new StringJoiner(",");
    for (String id : ids) {
      byte[] key = Arrays.copyOf(id.repeat(32).getBytes(UTF_8), 32);
      keys.add(id + ":" + Base64.getEncoder().encodeToString(key));
    }
    return keys.toString();
  }

  /** Returns a further client of this server that encrypts so. */
  public WorkflowClient client(Encryption encryption) {
    return WorkflowClient.newInstance(
        client.getWorkflowServiceStubs(),
        client.getOptions().toBuilder().setDataConverter(encryption.converter()).build());
  }

  public static Kind kind() {
    return Kind.valueOf(System.getProperty("hookline.tier", "embedded").toUpperCase(Locale.ROOT));
  }

  /** Returns the tier under test, started at the first call. */
  public static TemporalTier current() {
    synchronized (LOCK) {
      if (current == null) {
        current = kind() == Kind.EMBEDDED ? embedded() : real();
      }
      current.revive();
      return current;
    }
  }

  public WorkflowClient client() {
    return client;
  }

  /** Returns host:port of a real server; empty on the embedded tier. */
  public String address() {
    return server.map(RealServer::address).orElse("");
  }

  /** Returns the real server; there is none on the embedded tier. */
  public RealServer server() {
    return server.orElseThrow();
  }

  /**
   * Restarts a dev server whose SQLite connection was left interrupted by a cancelled query, as an
   * operator would. Its data is kept.
   */
  private void revive() {
    try {
      if (server.isPresent() && statusText().contains(STUCK)) {
        server.get().crash();
        while (!statusText().isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String statusText() {
    try {
      var unused =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .build());
      return "";
    } catch (StatusRuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static TemporalTier embedded() {
    TestServer.InProcessTestServer server = TestServer.createServer(true);
    return new TemporalTier(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build()),
        Optional.empty());
  }

  private static TemporalTier real() {
    RealServer server = RealServer.start(kind().name().toLowerCase(Locale.ROOT));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    TemporalTier tier =
        new TemporalTier(
            WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build()),
            Optional.of(server));
    WarmUp.run(tier.client);
    return tier;
  }
}
