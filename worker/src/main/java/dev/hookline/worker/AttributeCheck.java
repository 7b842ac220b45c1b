package dev.hookline.worker;

import dev.hookline.connect.AttributeRegistry;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker's look at the search attributes when it starts, which never stops the start. */
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
        log.debug("the server has no search attributes, as the embedded one");
        return;
      }
      log.warn(
          "search attributes {} cannot be registered in namespace '{}' ({}); executions are found"
              + " without them, more slowly; register them as Keyword, see hookline doctor",
          AttributeRegistry.NAMES,
          client.getOptions().getNamespace(),
          e.getMessage());
    }
  }
}
