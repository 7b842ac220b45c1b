package dev.hookline.worker;

import dev.hookline.internal.server.AttributeRegistry;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's check of the search attributes at startup; it never fails the startup. */
final class AttributeCheck {

  private static final Logger log = LoggerFactory.getLogger(AttributeCheck.class);

  private AttributeCheck() {}

  static void run(WorkflowClient client) {
    try {
      List<String> added = AttributeRegistry.of(client).registerMissing();
      if (!added.isEmpty()) {
        log.info("registered search attributes {}", added);
      }
    } catch (RuntimeException e) {
      if (Status.fromThrowable(e).getCode() == Status.Code.UNIMPLEMENTED) {
        log.debug("the server does not support search attributes, like the embedded one");
        return;
      }
      log.warn(
          "search attributes {} cannot be registered in namespace '{}' ({}); executions can be found"
              + " without them, but more slowly; register them as Keyword, see hookline doctor",
          AttributeRegistry.NAMES,
          client.getOptions().getNamespace(),
          e.getMessage());
    }
  }
}
