package dev.hookline.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a webhook in the configuration file, for the loader and the schema. */
enum ConfigKey {
  NAME("name", Type.TEXT, "The webhook's name, unique within its event.", null),
  URL(
      "url",
      Type.TEXT,
      "The URL to call: absolute, http or https. It may contain secret references such as ${env:HOOKLINE_SECRET_X} and ${file:/path} anywhere.",
      null),
  METHOD("method", Type.TEXT, "The HTTP method.", WebhookConfig.DEFAULT_METHOD),
  AUTH_ENABLED("authEnabled", Type.FLAG, "Whether authToken is sent as a bearer token.", false),
  AUTH_TOKEN(
      "authToken",
      Type.TEXT,
      "The bearer token as a secret reference, such as ${env:HOOKLINE_SECRET_X}.",
      null),
  ASYNC(
      "async",
      Type.FLAG,
      "Whether it is called after every sync webhook has succeeded, without the caller waiting for it.",
      false),
  NUM_RETRIES(
      "numRetries",
      Type.NUMBER,
      "Total number of attempts, including the first; 0 means the default.",
      WebhookConfig.DEFAULT_NUM_RETRIES,
      0,
      10_000),
  TIMEOUT(
      "timeout",
      Type.NUMBER,
      "Seconds that one attempt may take until its response is read in full.",
      WebhookConfig.DEFAULT_TIMEOUT_SECONDS,
      1,
      86_400),
  USE_DATA_FROM(
      "useDataFrom",
      Type.TEXT,
      "The earlier sync webhook whose response is sent instead of the event's payload.",
      null),
  FINAL_RESPONSE(
      "finalResponse", Type.FLAG, "Whether its response is returned to the caller.", false),
  SUCCESS_STATUS(
      "successStatus",
      Type.NUMBERS,
      "The HTTP statuses that count as success; any 2xx if empty.",
      null,
      100,
      599),
  MAX_RESPONSE_BYTES(
      "maxResponseBytes",
      Type.NUMBER,
      "The maximum size of a response in bytes.",
      WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES,
      1,
      WebhookConfig.MAX_RESPONSE_BYTES),
  MAXIMUM_INTERVAL(
      "maximumInterval",
      Type.NUMBER,
      "The maximum interval between two attempts in seconds.",
      WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS,
      1,
      30 * 86_400),
  HEADERS(
      "headers",
      Type.TEXTS,
      "Additional request headers; values may contain secret references.",
      null),
  EXECUTION(
      "execution",
      Type.EXECUTION,
      "How the first attempt is made: fast, inside the workflow task, or regular, as an activity that is visible from its start.",
      WebhookExecution.FAST.key()),
  SIGNING(
      "signing",
      Type.PART,
      "How its requests are signed, by Standard Webhooks; false to send them unsigned.",
      null),
  AUTH(
      "auth",
      Type.PART,
      "How its requests are authenticated: one of bearer, basic, apiKey and oauth2; false to"
          + " send no credentials.",
      null),
  TLS(
      "tls",
      Type.PART,
      "The CA to trust and the client certificate to present; false for the JVM's CAs and no"
          + " certificate.",
      null),
  PROXY(
      "proxy",
      Type.PART,
      "The proxy for its connections; false for none, regardless of the worker's environment.",
      null),
  RETRY("retry", Type.PART, "When failed attempts are repeated.", null),
  ENDPOINT(
      "endpoint",
      Type.PART,
      "The endpoint's name, or its limits; false for the URL's host without limits.",
      null);

  /** The type of a value in YAML. */
  enum Type {
    TEXT,
    FLAG,
    NUMBER,
    NUMBERS,
    TEXTS,
    EXECUTION,
    /** A mapping with a definition of its own, or false for all but {@link #RETRY}. */
    PART
  }

  final String key;
  final Type type;
  final String description;

  @SuppressWarnings("ImmutableEnumChecker") // a string, a number or a boolean
  final @Nullable Object defaultValue;

  final int min;
  final int max;

  ConfigKey(String key, Type type, String description, @Nullable Object defaultValue) {
    this(key, type, description, defaultValue, 0, Integer.MAX_VALUE);
  }

  ConfigKey(
      String key, Type type, String description, @Nullable Object defaultValue, int min, int max) {
    this.key = key;
    this.type = type;
    this.description = description;
    this.defaultValue = defaultValue;
    this.min = min;
    this.max = max;
  }

  /** Returns the key with that name, ignoring case. */
  static Optional<ConfigKey> of(String name) {
    return Arrays.stream(values()).filter(key -> key.key.equalsIgnoreCase(name)).findFirst();
  }

  /** Returns the keys that are parts: each can also be set for an event and for the file. */
  static List<ConfigKey> parts() {
    return Arrays.stream(values()).filter(key -> key.type == Type.PART).toList();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(key -> key.key).toList();
  }
}
