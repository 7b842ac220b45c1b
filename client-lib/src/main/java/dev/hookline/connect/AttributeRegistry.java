package dev.hookline.connect;

import dev.hookline.contract.Names;
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
 * Hookline's search attributes in a client's namespace: by them executions are found by event,
 * failure code and failed webhook. Hookline works without them, and then reads every execution to
 * find some. Thread-safe.
 */
public final class AttributeRegistry {

  /** The names; each is a Keyword. */
  public static final List<String> NAMES =
      List.of(Names.ATTRIBUTE_EVENT, Names.ATTRIBUTE_FAILURE_CODE, Names.ATTRIBUTE_FAILED_WEBHOOK);

  private static final IndexedValueType KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
  private static final long CALL_SECONDS = 5;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final WorkflowClient client;

  /**
   * What a namespace has of them.
   *
   * @param registered those that are there
   * @param missing those that are not
   * @param otherType those whose name belongs to an attribute that is no Keyword
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
   * Asks the server.
   *
   * @throws StatusRuntimeException if it does not say
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
   * Registers those that are missing and returns when the server takes them, which can be some
   * seconds later (after 15 it is not waited for any longer); registering is harmless where another
   * does it at the same time.
   *
   * @return those that were missing
   * @throws StatusRuntimeException if the server does not say which there are, or refuses one
   */
  public List<String> registerMissing() {
    List<String> missing = state().missing();
    missing.forEach(this::register);
    long end = System.nanoTime() + SETTLE_NANOS;
    while (!missing.isEmpty() && !isTaken(missing) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return missing;
  }

  /** The server lists an attribute before its caches let a start or a query use it. */
  private boolean isTaken(List<String> names) {
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
