package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of an event, as the configuration declares it. Immutable; all rules, of single values
 * and across webhooks, are checked together when a manager is created.
 *
 * @param name the webhook's name, unique within its event
 * @param url the URL to call: absolute, http or https; may contain secret references such as {@code
 *     ${env:NAME}} or {@code ${file:/path}}
 * @param method the HTTP method; default {@value #DEFAULT_METHOD}
 * @param authEnabled whether {@code authToken} is sent; default false
 * @param authToken the bearer token, as a secret reference; empty for none
 * @param async whether it is delivered without the caller waiting; default false
 * @param numRetries the total number of attempts, including the first; default {@value
 *     #DEFAULT_NUM_RETRIES} (also for 0)
 * @param timeout seconds that one attempt may take until its response is read in full; default
 *     {@value #DEFAULT_TIMEOUT_SECONDS}
 * @param useDataFrom the earlier sync webhook whose response is sent instead of the event's
 *     payload; empty for none
 * @param finalResponse whether its response is returned to the caller; default false
 * @param successStatus the HTTP statuses that count as success; empty for any 2xx
 * @param maxResponseBytes the maximum size of a response in bytes; default {@value
 *     #DEFAULT_MAX_RESPONSE_BYTES}
 * @param maximumInterval the maximum interval between two attempts in seconds; default {@value
 *     #DEFAULT_MAXIMUM_INTERVAL_SECONDS}
 * @param headers additional request headers in order; values may contain secret references
 * @param execution how a durable manager's worker makes the first attempt; default {@link
 *     WebhookExecution#FAST}
 * @param signing how its requests are signed; null if they are not
 * @param auth how its requests are authenticated; null if they are not, or by {@code authToken}
 * @param tls the CA to trust and the client certificate to present; null for the JVM's CAs and no
 *     certificate
 * @param proxy the proxy for its connections; null for that of the worker's environment
 * @param retry when failed attempts are repeated; null for delays that double from 100 ms
 * @param endpoint its endpoint and the limits of that; null for the URL's host without limits
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
    @Nullable SigningConfig signing,
    @Nullable AuthConfig auth,
    @Nullable TlsConfig tls,
    @Nullable ProxyConfig proxy,
    @Nullable RetryConfig retry,
    @Nullable EndpointConfig endpoint) {

  /** The default HTTP method. */
  public static final String DEFAULT_METHOD = "POST";

  /** The default number of attempts, also for 0. */
  public static final int DEFAULT_NUM_RETRIES = 3;

  /** The default timeout of one attempt, in seconds. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 10;

  /** The default maximum size of a response: 256 KiB. */
  public static final int DEFAULT_MAX_RESPONSE_BYTES = 256 * 1024;

  /** The upper limit of {@code maxResponseBytes}: 1.5 MiB, as for an event's payload. */
  public static final int MAX_RESPONSE_BYTES = 3 * 512 * 1024;

  /** The default maximum interval between attempts: one hour. */
  public static final int DEFAULT_MAXIMUM_INTERVAL_SECONDS = 3600;

  /** Copies the collections, in order. */
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

  /**
   * Returns the bearer token reference to send: that of {@code auth}, or {@code authToken} where it
   * is enabled.
   */
  public Optional<String> tokenToSend() {
    if (auth instanceof AuthConfig.Bearer bearer) {
      return Optional.of(bearer.token());
    }
    return authEnabled && !authToken.isEmpty() ? Optional.of(authToken) : Optional.empty();
  }

  /** Shows only the name: urls, tokens and headers may contain secrets. */
  @Override
  public String toString() {
    return "WebhookConfig[" + name + "]";
  }
}
