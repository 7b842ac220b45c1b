package dev.hookline.cli.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.Config;
import dev.hookline.DurableWebhookManager;
import dev.hookline.EventType;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.Webhooks;
import dev.hookline.cli.ExitCode;
import dev.hookline.cli.OutputFormat;
import dev.hookline.config.YamlConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One event that is sent from the command line. */
record InvokeEvent(
    EventType event, String yaml, byte[] body, @Nullable String key, @Nullable Duration deadline) {

  ExitCode run(OutputFormat output, CommandLine to) {
    Config config = YamlConfig.read(yaml);
    if (!config.enabled()) {
      throw new IllegalArgumentException("configuration is disabled; set enabled: true");
    }
    String usedKey = key == null ? UUID.randomUUID().toString() : key;
    InvokeOptions options = InvokeOptions.key(usedKey);
    InvokeOptions call = deadline == null ? options : options.withDeadline(deadline);
    List<Payload> responses = new ArrayList<>();
    List<WebhookException> errors = new ArrayList<>();
    try (DurableWebhookManager manager =
        Webhooks.initialize(config, List.of(event)).orElseThrow()) {
      to.getErr().println("execution " + manager.executionId(event, usedKey));
      to.getErr().flush();
      manager.invokeWebhooks(
          event,
          Payload.of(body),
          call,
          responses::add,
          error -> {
            errors.add(error);
            return null;
          });
    }
    print(output, to, usedKey, responses, errors);
    return errors.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void print(
      OutputFormat output,
      CommandLine to,
      String usedKey,
      List<Payload> responses,
      List<WebhookException> errors) {
    if (output == OutputFormat.TEXT) {
      responses.forEach(response -> to.getOut().println(response.text()));
      errors.forEach(error -> to.getErr().println("hookline: " + error.getMessage()));
      return;
    }
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("event", event.name()).put("key", usedKey);
    node.put("status", errors.isEmpty() ? "succeeded" : "failed");
    responses.forEach(response -> node.put("response", response.text()));
    for (WebhookException error : errors) {
      node.put("code", error.code()).put("message", error.getMessage());
      error.webhook().ifPresent(webhook -> node.put("webhook", webhook));
      error.executionId().ifPresent(id -> node.put("executionId", id));
    }
    to.getOut().println(node.toPrettyString());
  }
}
