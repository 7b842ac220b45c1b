package dev.hookline.operate.doctor;

import dev.hookline.connect.Connection;
import dev.hookline.internal.wire.Names;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks the environment of Hookline: connection, server, namespace, search attributes, workers and
 * clock. Examining changes nothing. Thread-safe.
 */
public final class Doctor {

  private static final int CALL_SECONDS = 10;

  private final @Nullable WorkflowClient client;
  private final Map<String, String> environment;
  private final String taskQueue;
  private final Clock clock;

  private Doctor(
      @Nullable WorkflowClient client,
      Map<String, String> environment,
      String taskQueue,
      Clock clock) {
    this.client = client;
    this.environment = environment;
    this.taskQueue = taskQueue;
    this.clock = clock;
  }

  /** Returns a doctor for a client's server; it does not check settings. */
  public static Doctor of(WorkflowClient client) {
    return new Doctor(client, Map.of(), Names.TASK_QUEUE, Clock.systemUTC());
  }

  /**
   * Returns a doctor for the settings of an environment and the server they configure.
   *
   * @param environment the variables, such as {@link System#getenv()}
   */
  public static Doctor ofEnvironment(Map<String, String> environment) {
    return new Doctor(null, Map.copyOf(environment), Names.TASK_QUEUE, Clock.systemUTC());
  }

  /** Returns this doctor for another task queue; default {@value Names#TASK_QUEUE}. */
  public Doctor withTaskQueue(String queue) {
    return new Doctor(client, environment, queue, clock);
  }

  /** Returns this doctor with another clock for this machine; default the system's. */
  public Doctor withClock(Clock machine) {
    return new Doctor(client, environment, taskQueue, machine);
  }

  /** Runs the checks, within about a minute, and changes nothing. */
  public Diagnosis examine() {
    return check(false);
  }

  /**
   * Runs the checks, registers missing search attributes, and raises the namespace's retention to
   * 30 days if it is less than 7.
   */
  public Diagnosis repair() {
    return check(true);
  }

  /** Returns a stub for the server with a deadline of ten seconds. */
  static WorkflowServiceBlockingStub server(WorkflowClient connected) {
    return connected
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private Diagnosis check(boolean fix) {
    if (client != null) {
      return Diagnosis.of(server(client, fix));
    }
    SettingsCheck settings = SettingsCheck.of(environment);
    List<Finding> findings = new ArrayList<>(List.of(settings.finding()));
    if (settings.connection() != null) {
      try (Connection connection = settings.connection()) {
        findings.addAll(server(connection.client(), fix));
      }
    }
    return Diagnosis.of(findings);
  }

  private List<Finding> server(WorkflowClient connected, boolean fix) {
    ServerCheck server = new ServerCheck(connected);
    List<Finding> findings = new ArrayList<>(server.examine());
    if (server.capabilities().isEmpty()) {
      return findings;
    }
    NamespaceCheck namespace = new NamespaceCheck(connected, server.capabilities().get());
    findings.addAll(namespace.examine(fix));
    if (namespace.exists()) {
      findings.add(new AttributesCheck(connected).examine(fix));
      new IndexesCheck(connected).examine().ifPresent(findings::add);
      findings.add(new PartitionsCheck(connected, taskQueue).examine());
      ClockCheck clocks = new ClockCheck(connected, taskQueue, clock);
      findings.add(clocks.examine());
      findings.add(new WorkersCheck(connected, taskQueue, clocks.serverClock()).examine());
    }
    return findings;
  }
}
