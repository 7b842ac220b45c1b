package dev.hookline.cli.bench;

import dev.hookline.verification.load.Load;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for how much is sent, and how fast. */
final class LoadOptions {

  private static final Duration MAX_DURATION = Duration.ofDays(1);
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final int CALLERS_AT_A_RATE = 200;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description = {
        "Send this many events per second (or N/m), however long the responses take.",
        "Default: each caller sends its next event when its last one has returned."
      })
  private @Nullable String rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Concurrent blocking callers; default 1, with --rate up to 200.")
  private @Nullable Integer concurrency;

  @Option(names = "--events", paramLabel = "N", description = "Stop after this many events.")
  private @Nullable Long events;

  @Option(
      names = "--duration",
      paramLabel = "SPAN",
      description =
          "Stop after this duration, such as 30s or 5m; default 30s unless --events is given.")
  private @Nullable String duration;

  @Option(
      names = "--warmup",
      paramLabel = "SPAN",
      description =
          "How long to send events before measuring; default ${DEFAULT-VALUE}, 0s for none.",
      defaultValue = "5s")
  private String warmup;

  Load load() {
    Double perSecond = rate == null ? null : Amounts.perSecond("--rate", rate);
    int callers = perSecond == null ? 1 : CALLERS_AT_A_RATE;
    Duration span =
        duration == null
            ? events == null ? USUAL : null
            : Amounts.span("--duration", duration, MAX_DURATION);
    return new Load(concurrency == null ? callers : concurrency, perSecond, events, span);
  }

  Duration warmup() {
    return Amounts.span("--warmup", warmup, MAX_DURATION);
  }
}
