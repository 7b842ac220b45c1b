package dev.hookline.operate.list;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.internal.history.RecordedFailure;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a filter the server cannot tell: keys, and all that stands in missing attributes. */
final class FilterCheck {

  private final WorkflowClient client;
  private final ExecutionFilter filter;

  FilterCheck(WorkflowClient client, ExecutionFilter filter) {
    this.client = client;
    this.filter = filter;
  }

  boolean passes(WorkflowExecutionInfo info, boolean hasAttributes) {
    String id = info.getExecution().getWorkflowId();
    if (filter.key() != null && !filter.key().equals(ExecutionIds.keyOf(id))) {
      return false;
    }
    if (hasAttributes) {
      return true;
    }
    return (filter.event() == null || filter.event().equals(ExecutionIds.eventOf(id)))
        && ((filter.failureCode() == null && filter.webhook() == null) || failedSo(info));
  }

  private boolean failedSo(WorkflowExecutionInfo info) {
    if (ExecutionStatus.of(info.getStatus()) != ExecutionStatus.FAILED) {
      return false;
    }
    Failure failure = failure(info);
    return (filter.failureCode() == null
            || filter.failureCode().equals(failure.getApplicationFailureInfo().getType()))
        && (filter.webhook() == null || filter.webhook().equals(webhookOf(failure)));
  }

  private Failure failure(WorkflowExecutionInfo info) {
    List<HistoryEvent> events =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(info.getExecution())
                    .setHistoryEventFilterType(
                        HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                    .build())
            .getHistory()
            .getEventsList();
    return events.isEmpty()
        ? Failure.getDefaultInstance()
        : events.get(events.size() - 1).getWorkflowExecutionFailedEventAttributes().getFailure();
  }

  private @Nullable String webhookOf(Failure failure) {
    return RecordedFailure.of(failure, client.getOptions().getDataConverter()).details().webhook();
  }
}
