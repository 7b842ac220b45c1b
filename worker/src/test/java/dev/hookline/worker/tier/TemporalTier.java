package dev.hookline.worker.tier;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.util.Locale;

/**
 * One Temporal server for all tests of a JVM, of the tier that {@code -Dhookline.tier} names:
 * {@code embedded} (default), {@code dev} or {@code postgres}. The real ones are started by {@code
 * deploy/server/run} on free ports and stopped with the JVM.
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

  private final WorkflowClient client;
  private final String address;

  private TemporalTier(WorkflowServiceStubs stubs, String address) {
    this.address = address;
    client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace("default").build());
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
      return current;
    }
  }

  public WorkflowClient client() {
    return client;
  }

  /** Returns host:port of a real server; empty on the embedded tier. */
  public String address() {
    return address;
  }

  private static TemporalTier embedded() {
    TestServer.InProcessTestServer server = TestServer.createServer(true);
    return new TemporalTier(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build()),
        "");
  }

  private static TemporalTier real() {
    RealServer server = RealServer.start(kind().name().toLowerCase(Locale.ROOT));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return new TemporalTier(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build()),
        server.address());
  }
}
