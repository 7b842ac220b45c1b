package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of an event, as the configuration declares it. Immutable; the rules that span
 * webhooks, and those of single values, are checked when a manager is made, all at once.
 *
 * @param name the webhook's name, unique within its event
 * @param url where it is called: absolute, http or https; may hold secret references such as {@code
 *     ${env:NAME}} or {@code ${file:/path}}
 * @param method the HTTP method; default {@value #DEFAULT_METHOD}
 * @param authEnabled whether {@code authToken} is sent; default false
 * @param authToken the bearer token, as a secret reference; empty for none
 * @param async whether the caller does not wait for it; default false
 * @param numRetries attempts in all, the first included; default {@value #DEFAULT_NUM_RETRIES}
 *     (also for 0)
 * @param timeout seconds that one attempt may take until its whole answer is read; default {@value
 *     #DEFAULT_TIMEOUT_SECONDS}
 * @param useDataFrom the earlier sync webhook whose answer is sent in place of the event's payload;
 *     empty for none
 * @param finalResponse whether its answer is what the caller gets; default false
 * @param successStatus the HTTP statuses that are a success; empty for any 2xx
 * @param maxResponseBytes the largest answer in bytes; default {@value #DEFAULT_MAX_RESPONSE_BYTES}
 * @param maximumInterval the longest gap between two attempts in seconds; default {@value
 *     #DEFAULT_MAXIMUM_INTERVAL_SECONDS}
 * @param headers further request headers in order; values may hold secret references
 * @param execution how a durable manager's worker makes the first attempt; default {@link
 *     WebhookExecution#FAST}
 * @param signing how its requests are signed; null where they are not
 */
public record WebhookConfig(
    String name,
    String url,
    String method,
    boolean authEnabled,
    String authToken,
    boolean async,
    int numRetries,
    int timeout,
    String useDataFrom,
    boolean finalResponse,
    List<Integer> successStatus,
    int maxResponseBytes,
    int maximumInterval,
    Map<String, String> headers,
    WebhookExecution execution,
    @Nullable SigningConfig signing) {

  /** The method of a webhook that names none. */
  public static final String DEFAULT_METHOD = "POST";

  /** The attempts of a webhook that names no number, or 0. */
  public static final int DEFAULT_NUM_RETRIES = 3;

  /** The seconds of one attempt where none are named. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 10;

  /** The largest answer where no limit is named: 256 KiB. */
  public static final int DEFAULT_MAX_RESPONSE_BYTES = 256 * 1024;

  /** The largest limit of an answer: 1.5 MiB, as for an event's payload. */
  public static final int MAX_RESPONSE_BYTES = 3 * 512 * 1024;

  /** The longest gap between attempts where none is named: one hour. */
  public static final int DEFAULT_MAXIMUM_INTERVAL_SECONDS = 3600;

  /** Copies the collections; their order is kept. */
  public WebhookConfig {
    requireNonNull(name, "name");
    requireNonNull(url, "url");
    requireNonNull(method, "method");
    requireNonNull(authToken, "authToken");
    requireNonNull(useDataFrom, "useDataFrom");
    requireNonNull(execution, "execution");
    successStatus = List.copyOf(successStatus);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns a builder with every default. */
  public static WebhookConfigBuilder builder(String name, String url) {
    return new WebhookConfigBuilder(name, url);
  }

  /** Returns whether the caller waits for this webhook. */
  public WebhookType type() {
    return async ? WebhookType.ASYNC : WebhookType.SYNC;
  }

  /** Returns the bearer token reference to send; empty unless {@code authEnabled}. */
  public Optional<String> tokenToSend() {
    return authEnabled && !authToken.isEmpty() ? Optional.of(authToken) : Optional.empty();
  }

  /** Names the webhook only: urls, tokens and headers may hold secrets. */
  @Override
  public String toString() {
    return "WebhookConfig[" + name + "]";
  }
}
