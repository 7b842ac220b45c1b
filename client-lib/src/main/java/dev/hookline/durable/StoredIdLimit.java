package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.WebhookCall;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses an event whose ids the server takes and its database does not: PostgreSQL and MySQL keep
 * 255 characters. Such a start would never be answered, and such a delivery never begin. The server
 * is asked for its database once, when an id is that long; where it will not say, none is refused.
 * The question has the caller's deadline, and the limit of ten seconds that the SDK sets every
 * call.
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
    if (characters <= SQL_CHARACTERS || !isShort(store())) {
      return;
    }
    throw InvocationException.badInput(
        Reason.INVALID_KEY,
        "key makes a workflow id of %d characters, those of async deliveries included, and the server's database (%s) keeps %d; use a shorter key, for instance its SHA-256"
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

  private static boolean isShort(String store) {
    return store.startsWith("postgres") || store.startsWith("mysql");
  }

  private String store() {
    String known = store;
    if (known == null) {
      known = ask();
      store = known.isEmpty() ? null : known;
    }
    return known;
  }

  private String ask() {
    try {
      return client
          .getWorkflowServiceStubs()
          .blockingStub()
          .getClusterInfo(GetClusterInfoRequest.getDefaultInstance())
          .getPersistenceStore()
          .toLowerCase(Locale.ROOT);
    } catch (RuntimeException e) {
      log.debug("the server's database is not known, no id is refused: {}", e.getMessage());
      return "";
    }
  }
}
