package dev.hookline.verification.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.verification.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The shape of each event, and how its receivers respond.
 *
 * @param sync sync webhooks, each sent the response of the previous one
 * @param async async webhooks
 * @param payloadBytes the size of the event's payload
 * @param answerBytes the size of each response
 * @param failPercent the percentage of first attempts that get 503
 * @param latency how long a receiver takes to respond
 */
public record Shape(
    int sync, int async, int payloadBytes, int answerBytes, double failPercent, Duration latency) {

  /** The event that every benchmark sends. */
  public static final EventType EVENT = EventType.of("HooklineBench");

  /** The path prefix of async webhooks. */
  static final String ASYNC = "async-";

  /** Each async webhook has a bit of one number. */
  private static final int MAX = 60;

  private static final int MIN_BYTES = 64;
  private static final String PAYLOAD_HEAD = "{\"event\":";
  private static final String PAYLOAD_MIDDLE = ",\"fill\":\"";
  private static final String PAYLOAD_TAIL = "\"}";
  private static final int RESPONSE_FRAME = "{\"fill\":\"\"}".length();

  /** Checks the limits of an event. */
  public Shape {
    if (sync < 0 || async < 0 || sync > MAX || async > MAX || sync + async == 0) {
      throw new IllegalArgumentException(
          "--sync and --async must be from 0 to %d and not both 0, found %d and %d"
              .formatted(MAX, sync, async));
    }
    check("--payload", payloadBytes, MIN_BYTES, Payload.MAX_BYTES);
    check("--answer", answerBytes, RESPONSE_FRAME, Payload.MAX_BYTES);
    if (!(failPercent >= 0 && failPercent <= 100)) {
      throw new IllegalArgumentException(
          "--fail must be a percentage from 0 to 100, found " + failPercent);
    }
  }

  private static void check(String option, int bytes, int min, int max) {
    if (bytes < min || bytes > max) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d bytes, found %d".formatted(option, min, max, bytes));
    }
  }

  /** Returns the event's webhooks, each at the URL that the function returns for its name. */
  public Config config(UnaryOperator<String> urls) {
    return config(urls, webhook -> webhook);
  }

  /** Returns the event's webhooks, each with further settings. */
  public Config config(UnaryOperator<String> urls, UnaryOperator<WebhookConfigBuilder> further) {
    List<WebhookConfig> webhooks = new ArrayList<>();
    for (int i = 1; i <= sync; i++) {
      WebhookConfigBuilder webhook =
          further.apply(webhook("sync-" + i, urls)).finalResponse(i == sync);
      webhooks.add(i == 1 ? webhook.build() : webhook.useDataFrom("sync-" + (i - 1)).build());
    }
    for (int i = 1; i <= async; i++) {
      webhooks.add(further.apply(webhook(ASYNC + i, urls)).async(true).build());
    }
    return Config.empty().with(EVENT, webhooks.toArray(WebhookConfig[]::new));
  }

  private WebhookConfigBuilder webhook(String name, UnaryOperator<String> urls) {
    return WebhookConfig.builder(name, urls.apply(name))
        .maxResponseBytes(Math.max(WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES, answerBytes));
  }

  /** Returns the payload of the event of that number. */
  public byte[] payload(long number) {
    String head = PAYLOAD_HEAD + number + PAYLOAD_MIDDLE;
    int fill = Math.max(0, payloadBytes - head.length() - PAYLOAD_TAIL.length());
    return (head + "x".repeat(fill) + PAYLOAD_TAIL).getBytes(US_ASCII);
  }

  /** Returns the event number of a payload, or -1 if it is not a payload. */
  public static long numberOf(byte[] payload) {
    long number = 0;
    int at = PAYLOAD_HEAD.length();
    while (at < payload.length && payload[at] >= '0' && payload[at] <= '9') {
      number = 10 * number + payload[at] - '0';
      at++;
    }
    return at == PAYLOAD_HEAD.length() || payload.length < at ? -1 : number;
  }

  /** Returns the content of every response. */
  byte[] response() {
    return ("{\"fill\":\"" + "x".repeat(answerBytes - RESPONSE_FRAME) + "\"}").getBytes(US_ASCII);
  }

  /** Returns the shape in words. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add("%d sync".formatted(sync));
    parts.add("%d async".formatted(async));
    parts.add("payload %,d bytes".formatted(payloadBytes));
    if (failPercent > 0) {
      parts.add("%s %% of first attempts fail".formatted(Figure.of(failPercent)));
    }
    if (!latency.isZero()) {
      parts.add("receivers take %d ms".formatted(latency.toMillis()));
    }
    return String.join(", ", parts);
  }
}
