package dev.hookline.cli.replay;

import dev.hookline.Payload;
import dev.hookline.cli.input.Input;
import dev.hookline.config.ConfigCheck;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.operate.replay.ReplayOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for how an execution is replayed. */
final class ReplayModeOptions {

  private static final String RECORDED = "recorded";

  /** Where a replay starts. */
  enum From {
    FAILED,
    START;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--from",
      paramLabel = "failed|start",
      description =
          "${COMPLETION-CANDIDATES}: from the webhook that failed, with the recorded responses of the"
              + " earlier ones, or from the first. Default ${DEFAULT-VALUE}.",
      defaultValue = "failed")
  private From from = From.FAILED;

  @Option(
      names = "--plan",
      paramLabel = "recorded|FILE",
      description =
          "The recorded webhooks, or those of a corrected configuration, matched by name. Default"
              + " ${DEFAULT-VALUE}.",
      defaultValue = RECORDED)
  private String plan = RECORDED;

  @Option(
      names = "--payload",
      paramLabel = "FILE",
      description = "Another payload, for one execution and from the start only.")
  private @Nullable Path payload;

  boolean hasPayload() {
    return payload != null;
  }

  ReplayOptions options() throws IOException {
    ReplayOptions options =
        from == From.FAILED ? ReplayOptions.fromFailed() : ReplayOptions.fromStart();
    if (!plan.equals(RECORDED)) {
      boolean encrypted = Encryption.fromEnvironment().isOn();
      options =
          options.withConfig(
              ConfigCheck.of(Input.bytes(Path.of(plan)), encrypted).orThrow(), encrypted);
    }
    return payload == null ? options : options.withPayload(Payload.of(Input.bytes(payload)));
  }

  String description() {
    String where = from == From.FAILED ? "from the webhook that failed" : "from the first webhook";
    return plan.equals(RECORDED) ? where : where + ", with the webhooks of " + plan;
  }
}
