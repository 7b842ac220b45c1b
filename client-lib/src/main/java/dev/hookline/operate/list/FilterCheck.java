package dev.hookline.operate.list;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.internal.history.ClosingFailures;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;

/** The part of a filter that the server cannot evaluate: keys, and values of missing attributes. */
final class FilterCheck {

  private final WorkflowClient client;
  private final ExecutionFilter filter;

  FilterCheck(WorkflowClient client, ExecutionFilter filter) {
    this.client = client;
    this.filter = filter;
  }

  boolean matches(WorkflowExecutionInfo info) {
    if (filter.key() == null && !VisibilityQuery.usesAttributes(filter)) {
      return true;
    }
    Execution known = ExecutionReader.read(info, client.getOptions().getDataConverter());
    return (filter.key() == null || filter.key().equals(ExecutionIds.keyOf(known.id())))
        && (filter.event() == null || filter.event().equals(eventOf(info, known)))
        && ((filter.failureCode() == null && filter.webhook() == null) || failureMatches(known));
  }

  /** A foreign starter may use any id; the attribute has the event's name. */
  private String eventOf(WorkflowExecutionInfo info, Execution known) {
    String attribute =
        ExecutionReader.attribute(
            info, Names.ATTRIBUTE_EVENT, client.getOptions().getDataConverter());
    return attribute == null ? known.event() : attribute;
  }

  private boolean failureMatches(Execution known) {
    if (known.status() != ExecutionStatus.FAILED) {
      return false;
    }
    Execution execution = new ClosingFailures(client).complete(known);
    return (filter.failureCode() == null || filter.failureCode().equals(execution.failureCode()))
        && (filter.webhook() == null || filter.webhook().equals(execution.failedWebhook()));
  }
}
