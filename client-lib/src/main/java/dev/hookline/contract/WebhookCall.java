package dev.hookline.contract;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One webhook in a plan, with all that the worker needs to call it. Secrets are references; only an
 * encrypted plan may have literal ones. An absent field or a 0 means the configuration's default.
 *
 * @param name the webhook's name, unique within the plan
 * @param url the URL to call; may contain secret references
 * @param method the HTTP method, upper case
 * @param authToken the reference of the bearer token; absent for none
 * @param async whether it is delivered by a child execution
 * @param numRetries the total number of attempts, at least 1
 * @param timeout the timeout of one attempt in seconds
 * @param useDataFrom the earlier sync webhook whose response is sent; absent for the payload
 * @param finalResponse whether its response is the result
 * @param successStatus statuses that count as success; absent for any 2xx
 * @param maxResponseBytes the maximum size of a response in bytes
 * @param maximumInterval the maximum interval between attempts in seconds
 * @param headers additional request headers, in order; absent for none
 * @param execution {@code regular} if no attempt may be a local activity; absent otherwise
 * @param signing how its requests are signed; absent if they are not. A worker that does not
 *     support signing must not make the call, so such a plan has version {@value
 *     Plan#SIGNED_VERSION}
 * @param auth how its requests are authenticated; absent if they are not, or by {@code authToken}
 * @param tls the CA to trust and the client certificate to present; absent for the JVM's CAs and no
 *     certificate
 * @param proxy the proxy for its connections; absent for that of the worker's environment
 * @param retry when failed attempts are repeated; absent for delays that double from 100 ms
 * @param endpoint its endpoint and the limits of that; absent for the URL's host without limits
 */
public record WebhookCall(
    String name,
    String url,
    String method,
    @Nullable String authToken,
    boolean async,
    int numRetries,
    int timeout,
    @Nullable String useDataFrom,
    boolean finalResponse,
    List<Integer> successStatus,
    int maxResponseBytes,
    int maximumInterval,
    Map<String, String> headers,
    @Nullable String execution,
    @Nullable Signing signing,
    @Nullable Authentication auth,
    @Nullable TlsSettings tls,
    @Nullable ProxySettings proxy,
    @Nullable RetryPolicy retry,
    @Nullable EndpointSettings endpoint) {

  /** Fills in defaults and copies the collections, in order. */
  public WebhookCall {
    name = name == null ? "" : name;
    url = url == null ? "" : url;
    method = method == null || method.isEmpty() ? WebhookConfig.DEFAULT_METHOD : method;
    numRetries = numRetries == 0 ? defaultAttempts(retry) : numRetries;
    timeout = timeout == 0 ? WebhookConfig.DEFAULT_TIMEOUT_SECONDS : timeout;
    maxResponseBytes =
        maxResponseBytes == 0 ? WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES : maxResponseBytes;
    maximumInterval =
        maximumInterval == 0 ? WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS : maximumInterval;
    successStatus = successStatus == null ? List.of() : List.copyOf(successStatus);
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  private static int defaultAttempts(@Nullable RetryPolicy retry) {
    return retry == null || retry.schedule().isEmpty()
        ? WebhookConfig.DEFAULT_NUM_RETRIES
        : retry.schedule().size() + 1;
  }

  /** Returns the call of a configured webhook. */
  public static WebhookCall of(WebhookConfig webhook) {
    return new WebhookCall(
        webhook.name(),
        webhook.url(),
        webhook.method().toUpperCase(Locale.ROOT),
        webhook.tokenToSend().orElse(null),
        webhook.async(),
        webhook.numRetries(),
        webhook.timeout(),
        webhook.useDataFrom().isEmpty() ? null : webhook.useDataFrom(),
        webhook.finalResponse(),
        webhook.successStatus(),
        webhook.maxResponseBytes(),
        webhook.maximumInterval(),
        webhook.headers(),
        webhook.execution() == WebhookExecution.FAST ? null : webhook.execution().key(),
        Signing.of(webhook.signing()),
        Authentication.of(webhook.auth()),
        TlsSettings.of(webhook.tls()),
        ProxySettings.of(webhook.proxy()),
        RetryPolicy.of(webhook.retry()),
        EndpointSettings.of(webhook.endpoint()));
  }

  /** Returns the original configuration, to apply its rules to this call. */
  public WebhookConfig toConfig() {
    return new WebhookConfig(
        name,
        url,
        method,
        authToken != null,
        authToken == null ? "" : authToken,
        async,
        numRetries,
        timeout,
        useDataFrom == null ? "" : useDataFrom,
        finalResponse,
        successStatus,
        maxResponseBytes,
        maximumInterval,
        headers,
        isFast() ? WebhookExecution.FAST : WebhookExecution.REGULAR,
        signing == null ? null : signing.toConfig(),
        auth == null ? null : auth.toConfig(),
        tls == null ? null : tls.toConfig(),
        proxy == null ? null : proxy.toConfig(),
        retry == null ? null : retry.toConfig(),
        endpoint == null ? null : endpoint.toConfig());
  }

  /** Returns this call with another timeout of an attempt, in seconds. */
  public WebhookCall withTimeout(int seconds) {
    return new WebhookCall(
        name,
        url,
        method,
        authToken,
        async,
        numRetries,
        seconds,
        useDataFrom,
        finalResponse,
        successStatus,
        maxResponseBytes,
        maximumInterval,
        headers,
        execution,
        signing,
        auth,
        tls,
        proxy,
        retry,
        endpoint);
  }

  /** Returns what identifies its endpoint: the name, or host and port of the URL. */
  public String endpointId() {
    return EndpointSettings.idOf(endpoint, url);
  }

  /**
   * Returns whether a worker of 0.1.0 would call it in another way than is asked for: unsigned,
   * unauthenticated, not through its proxy, at other times or beyond its limits.
   */
  public boolean needsNewerWorker() {
    return signing != null
        || auth != null
        || tls != null
        || (proxy != null && !proxy.isDirect())
        || retry != null
        || endpoint != null;
  }

  /**
   * Returns whether the first attempt may be a local activity, given the bytes it sends: one
   * workflow task records both the request and the response. For an async webhook it records
   * neither.
   */
  public boolean isFast(int bodyBytes) {
    return isFast() && (async || bodyBytes + maxResponseBytes <= CommandLimits.LOCAL_BYTES);
  }

  private boolean isFast() {
    return !WebhookExecution.REGULAR.key().equals(execution);
  }

  /** Shows only the name: urls, tokens and headers may contain secrets. */
  @Override
  public String toString() {
    return "WebhookCall[" + name + "]";
  }
}
