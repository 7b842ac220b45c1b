package dev.hookline.cli.bench;

import dev.hookline.verification.load.Shape;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options for the shape of each event. */
final class ShapeOptions {

  private static final Duration MAX_DURATION = Duration.ofMinutes(1);

  @Option(
      names = "--sync",
      paramLabel = "N",
      description =
          "Sync webhooks of an event, each sent the response of the previous one; default ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int sync;

  @Option(
      names = "--async",
      paramLabel = "N",
      description = "Async webhooks of an event; default ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private int async;

  @Option(
      names = "--payload",
      paramLabel = "SIZE",
      description =
          "Size of an event's payload, such as 512, 1KB or 1MB; default ${DEFAULT-VALUE}.",
      defaultValue = "1KB")
  private String payload;

  @Option(
      names = "--answer",
      paramLabel = "SIZE",
      description = "Size of a receiver's response; default ${DEFAULT-VALUE} bytes.",
      defaultValue = "100")
  private String answer;

  @Option(
      names = "--fail",
      paramLabel = "PERCENT",
      description = "Percentage of first attempts that get 503; default ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private double fail;

  @Option(
      names = "--latency",
      paramLabel = "SPAN",
      description = "How long a receiver takes to respond; default ${DEFAULT-VALUE}.",
      defaultValue = "0ms")
  private String latency;

  Shape shape() {
    return new Shape(
        sync,
        async,
        Amounts.bytes("--payload", payload),
        Amounts.bytes("--answer", answer),
        fail,
        Amounts.span("--latency", latency, MAX_DURATION));
  }
}
