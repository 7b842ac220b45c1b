package dev.hookline.cli.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.WebhookException;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigCheck;
import dev.hookline.config.EventType;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.encryption.Encryption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Sends one event from the command line.
 *
 * @param startAt when a delayed event starts; null for at once
 * @param deadline how long to wait; null for any time
 */
record InvokeEvent(
    EventType event,
    byte[] yaml,
    byte[] body,
    InvokeOptions options,
    @Nullable Instant startAt,
    @Nullable Duration deadline,
    OutputFormat output) {

  private static final Duration DETACH_TIMEOUT = Duration.ofSeconds(5);

  /** Sends it and waits for its end; prints the id as soon as the execution exists. */
  ExitCode run(CommandLine to) {
    long startedAt = System.nanoTime();
    List<Payload> responses = new ArrayList<>();
    List<WebhookException> errors = new ArrayList<>();
    Config config = config();
    StartedEvent started;
    Optional<RecordedOutcome> recorded;
    try (Connection connection = Connection.forOneCommand();
        DurableWebhookManager manager = manager(config, connection)) {
      if (isSendable(manager)) {
        EventServer.await(connection.client(), deadline);
      }
      started = manager.start(event, Payload.of(body), within(remaining(startedAt)));
      recorded = RecordedOutcome.of(connection.client(), started);
      to.getErr().println("execution " + Printable.of(started.executionId()));
      to.getErr().flush();
      manager.attach(
          event,
          started.key(),
          within(remaining(startedAt)),
          responses::add,
          error -> {
            errors.add(error);
            return null;
          });
    }
    if (output == OutputFormat.JSON) {
      to.getOut().println(ended(started, recorded, responses, errors));
    } else {
      responses.forEach(response -> to.getOut().println(response.text()));
      errors.forEach(
          error ->
              to.getErr().println("hookline: " + Printable.of(String.valueOf(error.getMessage()))));
      recorded.ifPresent(outcome -> to.getErr().println(Printable.of(outcome.text())));
    }
    return errors.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Sends it and returns as soon as it is recorded. */
  ExitCode start(CommandLine to) {
    Config config = config();
    try (Connection connection = Connection.forOneCommand();
        DurableWebhookManager manager = manager(config, connection)) {
      if (isSendable(manager)) {
        EventServer.check(connection.client(), DETACH_TIMEOUT);
      }
      StartedEvent started = manager.start(event, Payload.of(body), within(null));
      Optional<RecordedOutcome> recorded = RecordedOutcome.of(connection.client(), started);
      to.getOut().println(output == OutputFormat.JSON ? json(started, recorded) : text(started));
      if (output == OutputFormat.TEXT) {
        recorded.ifPresent(outcome -> to.getErr().println(Printable.of(outcome.text())));
      }
    }
    return ExitCode.OK;
  }

  /** Reports an event that cannot be sent, without asking the server. */
  private boolean isSendable(DurableWebhookManager manager) {
    Payload.of(body).requireSendable();
    return manager.isEventConfigured(event);
  }

  private InvokeOptions within(@Nullable Duration limit) {
    return limit == null ? options : options.withDeadline(limit);
  }

  /** Deadlines are in whole seconds here, and reported that way. */
  private @Nullable Duration remaining(long startedAt) {
    if (deadline == null) {
      return null;
    }
    long seconds = deadline.toSeconds() - (System.nanoTime() - startedAt) / 1_000_000_000L;
    return Duration.ofSeconds(Math.max(1, seconds));
  }

  private Config config() {
    Config config = ConfigCheck.of(yaml, Encryption.fromEnvironment().isOn()).orThrow();
    if (!config.enabled()) {
      throw new IllegalArgumentException("configuration is disabled; set enabled: true");
    }
    return config;
  }

  /** Registers all events of the file, so that the error for a misspelled one names the nearest. */
  private static DurableWebhookManager manager(Config config, Connection connection) {
    return Webhooks.initialize(
            config, config.events(), connection.client(), DurableOptions.defaults())
        .orElseThrow();
  }

  private String ended(
      StartedEvent started,
      Optional<RecordedOutcome> recorded,
      List<Payload> responses,
      List<WebhookException> errors) {
    ObjectNode node =
        node(started.key(), errors.isEmpty() ? "succeeded" : "failed", started.executionId());
    responses.forEach(response -> node.put("response", response.text()));
    for (WebhookException error : errors) {
      node.put("code", error.code()).put("message", error.getMessage());
      error.webhook().ifPresent(webhook -> node.put("webhook", webhook));
    }
    recorded.ifPresent(outcome -> node.put("recordedAt", outcome.at().toString()));
    return node.toPrettyString();
  }

  private String json(StartedEvent started, Optional<RecordedOutcome> recorded) {
    ObjectNode node =
        node(started.key(), status(started), started.executionId())
            .put("runId", started.runId())
            .put("next", next(started));
    if (isScheduled(started)) {
      node.put("startAt", String.valueOf(startAt));
    }
    recorded.ifPresent(outcome -> node.put("recordedAt", outcome.at().toString()));
    return node.toPrettyString();
  }

  private ObjectNode node(String usedKey, String status, String id) {
    return new ObjectMapper()
        .createObjectNode()
        .put("event", event.name())
        .put("key", usedKey)
        .put("status", status)
        .put("executionId", id);
  }

  private String text(StartedEvent started) {
    return String.join(
        "\n",
        "execution  " + started.executionId(),
        "key        " + started.key(),
        "status     " + status(started) + (isScheduled(started) ? ", starts at " + startAt : ""),
        "next       " + next(started));
  }

  private String status(StartedEvent started) {
    return started.attached() ? "attached" : isScheduled(started) ? "scheduled" : "started";
  }

  /** An existing event keeps its own start. */
  private boolean isScheduled(StartedEvent started) {
    return !started.attached() && startAt != null && startAt.isAfter(Instant.now());
  }

  private static String next(StartedEvent started) {
    return "hookline show " + Shell.word(started.executionId());
  }
}
