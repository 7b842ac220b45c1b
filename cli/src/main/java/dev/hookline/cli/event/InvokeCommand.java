package dev.hookline.cli.event;

import dev.hookline.InvokeOptions;
import dev.hookline.cli.input.Input;
import dev.hookline.cli.input.Span;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.config.EventType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends an event and, without {@code --detach}, waits for its outcome. */
@Command(
    name = "invoke",
    description = {
      "Send an event and print its final response.",
      "With --detach, return as soon as the event is recorded; it runs without this command.",
      "With --delay or --start-at, record the event now and call its webhooks later."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"id\": 7}' | hookline invoke OnProjectCreated -c webhooks.yaml -p - -k project-7",
      "  hookline invoke OnProjectCreated -c webhooks.yaml -p event.json --detach",
      "  hookline invoke OnProjectCreated -c webhooks.yaml -p event.json -k project-7 --delay 10m"
    })
public final class InvokeCommand implements Callable<Integer> {

  /** How long the command waits. */
  static final class WaitOptions {

    @Option(
        names = "--deadline",
        paramLabel = "SPAN",
        description =
            "How long to wait, such as 5s or 2m; an accepted event continues after that."
                + " Default: no limit.")
    private @Nullable String deadline;

    @Option(
        names = "--detach",
        description =
            "Do not wait: print the key, the execution's id and the command that shows it.")
    private boolean detach;
  }

  @Parameters(paramLabel = "EVENT", description = "The event's name in the configuration.")
  private String event;

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "The configuration file.")
  private Path config;

  @Option(
      names = {"-p", "--payload"},
      required = true,
      paramLabel = "FILE",
      description = "The payload, sent byte for byte; - for standard input.")
  private Path payload;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      description = "The idempotency key; default: a new one.")
  private @Nullable String key;

  @Option(
      names = "--rerun-failed",
      description =
          "If the key's execution ended without success, run the event again from its first"
              + " webhook; without this option, print its recorded outcome.")
  private boolean rerunFailed;

  @Option(
      names = "--deliver-before",
      paramLabel = "SPAN|TIME",
      description =
          "When the event's async deliveries expire: a time, or how long after the event's start.")
  private @Nullable String deliverBefore;

  @ArgGroup private StartOptions start = new StartOptions();

  @ArgGroup private WaitOptions waiting = new WaitOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (Input.isStandard(config) && Input.isStandard(payload)) {
      throw new IllegalArgumentException(
          "configuration and payload cannot both be standard input; name a file for one of them");
    }
    if (rerunFailed && key == null) {
      throw new IllegalArgumentException(
          "--rerun-failed needs the key of the event that failed; give it with --key");
    }
    Instant startAt = start.time(Clock.systemUTC());
    if (startAt != null && waiting.deadline != null) {
      throw new IllegalArgumentException(
          "--deadline waits for an outcome, which a delayed event does not have yet; omit it");
    }
    InvokeOptions options = options(startAt);
    InvokeEvent invoke =
        new InvokeEvent(
            EventType.of(event),
            Input.bytes(config),
            Input.bytes(payload),
            options,
            startAt,
            deadline(),
            output.format());
    return (waiting.detach || startAt != null
            ? invoke.start(spec.commandLine())
            : invoke.run(spec.commandLine()))
        .code();
  }

  private InvokeOptions options(@Nullable Instant startAt) {
    InvokeOptions options = key == null ? InvokeOptions.defaults() : InvokeOptions.key(key);
    options = rerunFailed ? options.withRerunFailed() : options;
    options = startAt == null ? options : options.withStartAt(startAt);
    return deliverBefore == null ? options : StartOptions.deliverBefore(options, deliverBefore);
  }

  /** A plain number is in seconds. */
  private @Nullable Duration deadline() {
    String text = waiting.deadline;
    if (text == null) {
      return null;
    }
    return Span.of(text.matches("[0-9]+") ? text + "s" : text)
        .filter(span -> !span.isZero())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--deadline must be a positive duration such as 5s or 2m, found '%s'"
                        .formatted(text)));
  }
}
