package dev.hookline;

import dev.hookline.contract.Names;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of Hookline's search attributes the namespace has. Asked of the server once and again after
 * ten minutes; where the server will not say, none: a start never fails over one.
 */
final class RegisteredAttributes {

  private static final Logger log = LoggerFactory.getLogger(RegisteredAttributes.class);
  private static final long FRESH_NANOS = 600_000_000_000L;
  private static final List<String> OURS =
      List.of(Names.ATTRIBUTE_EVENT, Names.ATTRIBUTE_FAILURE_CODE, Names.ATTRIBUTE_FAILED_WEBHOOK);

  private final WorkflowClient client;
  private volatile Answer answer = new Answer(List.of(), System.nanoTime() - FRESH_NANOS);

  private record Answer(List<String> names, long since) {}

  RegisteredAttributes(WorkflowClient client) {
    this.client = client;
  }

  List<String> names() {
    if (System.nanoTime() - answer.since() >= FRESH_NANOS) {
      answer = new Answer(ask(), System.nanoTime());
    }
    return answer.names();
  }

  /** Forgets what was registered, after a start that the server refused over an attribute. */
  void distrust() {
    answer = new Answer(List.of(), System.nanoTime());
  }

  private List<String> ask() {
    try {
      Map<String, IndexedValueType> registered =
          OperatorServiceStubs.newServiceStubs(
                  OperatorServiceStubsOptions.newBuilder()
                      .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                      .validateAndBuildWithDefaults())
              .blockingStub()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .build())
              .getCustomAttributesMap();
      Stream<String> found =
          OURS.stream()
              .filter(name -> registered.get(name) == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
      return found.toList();
    } catch (RuntimeException e) {
      log.debug("search attributes are not known, none is set: {}", e.getMessage());
      return List.of();
    }
  }
}
