package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.ExecutionIds;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rejects an event whose ids the server accepts but its database does not: PostgreSQL and MySQL
 * store 255 characters. Such a start would never get a response, and such a delivery would never
 * begin. The database type is read from the server once, for the first id of that length; if it is
 * unknown, no id is rejected. The call has the caller's deadline, and the SDK's limit of ten
 * seconds per call.
 */
final class StoredIdLimit {

  private static final Logger log = LoggerFactory.getLogger(StoredIdLimit.class);
  private static final int SQL_CHARACTERS = 255;

  private final WorkflowClient client;
  private volatile @Nullable String store;

  StoredIdLimit(WorkflowClient client) {
    this.client = client;
  }

  void check(Invocation invocation) {
    String id = longest(invocation);
    int characters = id.codePointCount(0, id.length());
    if (characters <= SQL_CHARACTERS || !isLimited(store())) {
      return;
    }
    throw InvocationException.badInput(
        Reason.INVALID_KEY,
        "key leads to a workflow id of %d characters, including async deliveries, and the server's database (%s) stores at most %d; use a shorter key, for instance its SHA-256"
            .formatted(characters, store(), SQL_CHARACTERS),
        null);
  }

  private static String longest(Invocation invocation) {
    String longest = invocation.executionId();
    for (WebhookCall webhook : invocation.plan().async()) {
      String delivery = ExecutionIds.delivery(invocation.executionId(), webhook.name());
      longest = delivery.length() > longest.length() ? delivery : longest;
    }
    return longest;
  }

  private static boolean isLimited(String store) {
    return store.startsWith("postgres") || store.startsWith("mysql");
  }

  private String store() {
    String known = store;
    if (known == null) {
      known = queryStore();
      store = known.isEmpty() ? null : known;
    }
    return known;
  }

  private String queryStore() {
    try {
      return client
          .getWorkflowServiceStubs()
          .blockingStub()
          .getClusterInfo(GetClusterInfoRequest.getDefaultInstance())
          .getPersistenceStore()
          .toLowerCase(Locale.ROOT);
    } catch (RuntimeException e) {
      log.debug("the server's database is unknown, no id is rejected: {}", e.getMessage());
      return "";
    }
  }
}
