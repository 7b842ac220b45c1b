package dev.hookline.internal.server;

import dev.hookline.internal.wire.Names;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Hookline's search attributes in a client's namespace, used to find executions by event, failure
 * code and failed webhook. Without them Hookline still works, but reads every execution to find
 * matches. Thread-safe.
 */
public final class AttributeRegistry {

  /** The names; each is a Keyword. */
  public static final List<String> NAMES =
      List.of(Names.ATTRIBUTE_EVENT, Names.ATTRIBUTE_FAILURE_CODE, Names.ATTRIBUTE_FAILED_WEBHOOK);

  private static final IndexedValueType KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
  private static final long CALL_SECONDS = 5;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final WorkflowClient client;

  /**
   * The state of the search attributes in a namespace.
   *
   * @param registered those that exist
   * @param missing those that do not exist
   * @param otherType those whose name belongs to an attribute of another type than Keyword
   */
  public record State(List<String> registered, List<String> missing, List<String> otherType) {

    /** Copies the lists. */
    public State {
      registered = List.copyOf(registered);
      missing = List.copyOf(missing);
      otherType = List.copyOf(otherType);
    }
  }

  private AttributeRegistry(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the registry of a client's namespace. */
  public static AttributeRegistry of(WorkflowClient client) {
    return new AttributeRegistry(client);
  }

  /**
   * Reads the state from the server.
   *
   * @throws StatusRuntimeException if the server does not report it
   */
  public State state() {
    Map<String, IndexedValueType> types =
        operator()
            .listSearchAttributes(
                ListSearchAttributesRequest.newBuilder().setNamespace(namespace()).build())
            .getCustomAttributesMap();
    List<String> registered = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> otherType = new ArrayList<>();
    for (String name : NAMES) {
      IndexedValueType type = types.get(name);
      (type == null ? missing : type == KEYWORD ? registered : otherType).add(name);
    }
    return new State(registered, missing, otherType);
  }

  /**
   * Registers the missing ones and waits up to 15 seconds until the server accepts them; concurrent
   * registrations are harmless.
   *
   * @return those that were missing
   * @throws StatusRuntimeException if the server does not report which exist, or rejects a
   *     registration
   */
  public List<String> registerMissing() {
    List<String> missing = state().missing();
    missing.forEach(this::register);
    long end = System.nanoTime() + SETTLE_NANOS;
    while (!missing.isEmpty() && !isUsable(missing) && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return missing;
  }

  /** The server lists an attribute before its caches allow its use in a start or query. */
  private boolean isUsable(List<String> names) {
    try {
      client.countWorkflows(
          names.stream().map("%s = 'none'"::formatted).collect(Collectors.joining(" AND ")));
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.INVALID_ARGUMENT;
    }
  }

  private void register(String name) {
    try {
      operator()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace())
                  .putSearchAttributes(name, KEYWORD)
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private OperatorServiceBlockingStub operator() {
    return OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults())
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }
}
