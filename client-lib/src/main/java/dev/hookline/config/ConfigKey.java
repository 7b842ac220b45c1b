package dev.hookline.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a webhook in the configuration file: what the loader reads and the schema says. */
enum ConfigKey {
  NAME("name", Type.TEXT, "The webhook's name, unique in its event.", null),
  URL(
      "url",
      Type.TEXT,
      "Where it is called: absolute, http or https. Secret references such as"
          + " ${env:HOOKLINE_SECRET_X} and ${file:/path} may stand anywhere in it.",
      null),
  METHOD("method", Type.TEXT, "The HTTP method.", WebhookConfig.DEFAULT_METHOD),
  AUTH_ENABLED("authEnabled", Type.FLAG, "Whether authToken is sent as bearer token.", false),
  AUTH_TOKEN(
      "authToken",
      Type.TEXT,
      "The bearer token as a secret reference, such as ${env:HOOKLINE_SECRET_X}.",
      null),
  ASYNC(
      "async",
      Type.FLAG,
      "Whether the caller does not wait for it; called after every sync webhook succeeded.",
      false),
  NUM_RETRIES(
      "numRetries",
      Type.NUMBER,
      "Attempts in all, the first included; 0 is the default.",
      WebhookConfig.DEFAULT_NUM_RETRIES,
      0,
      10_000),
  TIMEOUT(
      "timeout",
      Type.NUMBER,
      "Seconds that one attempt may take until its whole answer is read.",
      WebhookConfig.DEFAULT_TIMEOUT_SECONDS,
      1,
      86_400),
  USE_DATA_FROM(
      "useDataFrom",
      Type.TEXT,
      "The earlier sync webhook whose answer is sent in place of the event's payload.",
      null),
  FINAL_RESPONSE("finalResponse", Type.FLAG, "Whether its answer is what the caller gets.", false),
  SUCCESS_STATUS(
      "successStatus",
      Type.NUMBERS,
      "The HTTP statuses that are a success; none: any 2xx.",
      null,
      100,
      599),
  MAX_RESPONSE_BYTES(
      "maxResponseBytes",
      Type.NUMBER,
      "The largest answer in bytes.",
      WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES,
      1,
      WebhookConfig.MAX_RESPONSE_BYTES),
  MAXIMUM_INTERVAL(
      "maximumInterval",
      Type.NUMBER,
      "The longest gap between two attempts in seconds.",
      WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS,
      1,
      30 * 86_400),
  HEADERS(
      "headers", Type.TEXTS, "Further request headers; values may hold secret references.", null),
  EXECUTION(
      "execution",
      Type.EXECUTION,
      "How the first attempt is made: fast, inside the workflow task, or regular, as an activity"
          + " that is seen from its start.",
      WebhookExecution.FAST.key()),
  SIGNING(
      "signing",
      Type.SIGNING,
      "How its requests are signed, by Standard Webhooks; false for not at all.",
      null);

  /** What a value is in YAML. */
  enum Type {
    TEXT,
    FLAG,
    NUMBER,
    NUMBERS,
    TEXTS,
    EXECUTION,
    SIGNING
  }

  final String key;
  final Type type;
  final String description;

  @SuppressWarnings("ImmutableEnumChecker") // a text, a number or a flag
  final @Nullable Object standard;

  final int min;
  final int max;

  ConfigKey(String key, Type type, String description, @Nullable Object standard) {
    this(key, type, description, standard, 0, Integer.MAX_VALUE);
  }

  ConfigKey(
      String key, Type type, String description, @Nullable Object standard, int min, int max) {
    this.key = key;
    this.type = type;
    this.description = description;
    this.standard = standard;
    this.min = min;
    this.max = max;
  }

  /** Returns the key of that name in any letter case. */
  static Optional<ConfigKey> of(String name) {
    return Arrays.stream(values()).filter(key -> key.key.equalsIgnoreCase(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(key -> key.key).toList();
  }
}
