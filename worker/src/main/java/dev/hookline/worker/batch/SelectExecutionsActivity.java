package dev.hookline.worker.batch;

import dev.hookline.contract.WireJson;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.batch.BatchOrder;
import dev.hookline.operate.batch.BatchSelection;
import dev.hookline.operate.batch.BatchSelection.Run;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.ExecutionPage;
import dev.hookline.operate.list.Executions;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;

/** Finds the next executions of a batch in the server's list. */
public final class SelectExecutionsActivity implements SelectExecutions {

  private final WorkflowClient client;

  /** Makes the activity of a worker. */
  public SelectExecutionsActivity(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public RawValue select(RawValue rawOrder, int most) {
    BatchOrder order = WireJson.read(rawOrder, BatchOrder.class).orElseThrow();
    try {
      ExecutionPage page = Executions.of(client).list(filter(order), most, order.page());
      return WireJson.toPayload(
          new BatchSelection(
              page.executions().stream().map(one -> new Run(one.id(), one.runId())).toList(),
              page.nextPage()));
    } catch (OperateException e) {
      throw ApplicationFailure.newNonRetryableFailure(e.getMessage(), e.reason().code());
    }
  }

  private static ExecutionFilter filter(BatchOrder order) {
    String bound = "StartTime < '" + order.startedBefore() + "'";
    String query = order.filter().query();
    return order
        .filter()
        .with(chosen -> chosen.query(query == null ? bound : "(" + query + ") AND " + bound));
  }
}
