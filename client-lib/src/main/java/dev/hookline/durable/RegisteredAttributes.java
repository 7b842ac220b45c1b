package dev.hookline.durable;

import dev.hookline.connect.AttributeRegistry;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of Hookline's search attributes the namespace has. Asked of the server once and again after
 * ten minutes, or half a minute where some are missing, since a worker or an operator may register
 * them; where the server will not say, none: a start never fails over one.
 */
final class RegisteredAttributes {

  private static final Logger log = LoggerFactory.getLogger(RegisteredAttributes.class);
  private static final long FRESH_NANOS = 600_000_000_000L;
  private static final long MISSING_NANOS = 30_000_000_000L;

  private final WorkflowClient client;
  private volatile Answer answer = new Answer(List.of(), System.nanoTime() - FRESH_NANOS);

  private record Answer(List<String> names, long since) {

    boolean isOld() {
      boolean isWhole = names.size() == AttributeRegistry.NAMES.size();
      return System.nanoTime() - since >= (isWhole ? FRESH_NANOS : MISSING_NANOS);
    }
  }

  RegisteredAttributes(WorkflowClient client) {
    this.client = client;
  }

  List<String> names() {
    if (answer.isOld()) {
      answer = new Answer(ask(), System.nanoTime());
    }
    return answer.names();
  }

  /**
   * Forgets what was registered, after a start that the server refused over an attribute; one that
   * is new is taken some seconds after it is listed.
   */
  void distrust() {
    answer = new Answer(List.of(), System.nanoTime());
  }

  private List<String> ask() {
    try {
      return AttributeRegistry.of(client).state().registered();
    } catch (RuntimeException e) {
      log.debug("search attributes are not known, none is set: {}", e.getMessage());
      return List.of();
    }
  }
}
