package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.tier.Histories;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was written in a run, by where. */
final class WrittenTexts {

  private final Map<String, String> texts = new LinkedHashMap<>();

  void put(String where, String text) {
    texts.put(where, text);
  }

  void put(String where, Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    texts.put(where, text.toString());
  }

  /** Puts what the server has of executions, and what is shown of them. */
  void put(String when, WorkflowClient client, List<String> ids) {
    StringBuilder server = new StringBuilder();
    StringBuilder show = new StringBuilder();
    for (String id : ids) {
      if (exists(client, id)) {
        server.append(Histories.text(client, id));
        server.append(
            Histories.text(client.newUntypedWorkflowStub(id).describe().getRawDescription()));
        ExecutionDetail detail = ExecutionDetails.of(client).show(id);
        show.append(detail).append(new String(WireJson.write(detail.plan()), UTF_8));
      }
    }
    texts.put(when + " server", server.toString());
    texts.put(when + " show", show.toString());
  }

  static boolean exists(WorkflowClient client, String id) {
    try {
      return client.newUntypedWorkflowStub(id).describe().getStatus() != null;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  String get(String where) {
    return texts.getOrDefault(where, "");
  }

  void forEach(BiConsumer<String, String> whereAndText) {
    texts.forEach(whereAndText);
  }
}
