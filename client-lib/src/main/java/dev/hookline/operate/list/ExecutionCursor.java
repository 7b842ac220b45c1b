package dev.hookline.operate.list;

import com.google.protobuf.ByteString;
import dev.hookline.operate.Execution;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Iterates over the executions of a filter, newest first, with one page of the server's list in
 * memory. If the namespace lacks the search attributes of the filter, it reads all executions and
 * filters them itself.
 */
final class ExecutionCursor implements Iterator<Execution> {

  private static final Logger log = LoggerFactory.getLogger(ExecutionCursor.class);
  static final int MAX_PAGE = 500;

  private final WorkflowClient client;
  private final ExecutionFilter filter;
  private final VisibilityList visibility;
  private final LatestRuns latestRuns;
  private final FilterCheck check;
  private int pageSize;

  private boolean withAttributes = true;
  private boolean isFirst = true;
  private ListPosition pageStart;
  private ByteString nextToken = ByteString.EMPTY;
  private List<WorkflowExecutionInfo> rows = List.of();
  private Set<WorkflowExecutionInfo> matching = Set.of();
  private int row;

  ExecutionCursor(WorkflowClient client, ExecutionFilter filter, ListPosition start, int wanted) {
    this.client = client;
    this.filter = filter;
    this.pageStart = start;
    this.pageSize = filter.key() == null ? Math.min(start.row() + wanted, MAX_PAGE) : MAX_PAGE;
    visibility = new VisibilityList(client);
    latestRuns = new LatestRuns(visibility);
    check = new FilterCheck(client, filter);
  }

  @Override
  public boolean hasNext() {
    while (true) {
      while (row < rows.size() && !matching.contains(rows.get(row))) {
        row++;
      }
      if (row < rows.size()) {
        return true;
      }
      if (!isFirst && nextToken.isEmpty()) {
        return false;
      }
      fetch();
    }
  }

  @Override
  public Execution next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ExecutionReader.read(rows.get(row++), client.getOptions().getDataConverter());
  }

  /** Returns the position at which a later cursor of the same filter continues. */
  ListPosition position() {
    return row < rows.size() || nextToken.isEmpty()
        ? new ListPosition(pageStart.token(), row)
        : new ListPosition(nextToken, 0);
  }

  private void fetch() {
    int skipped = isFirst ? pageStart.row() : 0;
    ByteString token = isFirst ? pageStart.token() : nextToken;
    ListWorkflowExecutionsResponse page = page(token);
    isFirst = false;
    pageStart = new ListPosition(token, 0);
    nextToken = page.getNextPageToken();
    rows = page.getExecutionsList();
    row = Math.min(skipped, rows.size());
    matching = new HashSet<>(matching(rows.subList(row, rows.size())));
  }

  private List<WorkflowExecutionInfo> matching(List<WorkflowExecutionInfo> page) {
    List<WorkflowExecutionInfo> checked =
        page.stream().filter(info -> check.matches(info)).toList();
    return filter.allRuns() ? checked : latestRuns.among(checked);
  }

  private ListWorkflowExecutionsResponse page(ByteString token) {
    try {
      return visibility.page(VisibilityQuery.of(filter, withAttributes), pageSize, token);
    } catch (OperateException e) {
      if (e.reason() != OperateException.Reason.INVALID_QUERY
          || !withAttributes
          || !VisibilityQuery.usesAttributes(filter)) {
        throw e;
      }
      withAttributes = false;
      pageSize = MAX_PAGE;
      ListWorkflowExecutionsResponse unfiltered =
          visibility.page(VisibilityQuery.of(filter, false), pageSize, token);
      log.warn(
          "the namespace lacks Hookline's search attributes: every execution is read to find the matching ones; register them with hookline doctor --fix");
      return unfiltered;
    }
  }
}
