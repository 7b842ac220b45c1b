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
 * One webhook in a plan: what the worker needs to call it. Secrets are references; only an
 * encrypted plan may hold values. A field that is absent, or a number that is 0, is the
 * configuration's default.
 *
 * @param name the webhook's name, unique in the plan
 * @param url where it is called; may hold secret references
 * @param method the HTTP method, upper case
 * @param authToken the reference of the bearer token; absent for none
 * @param async whether it is delivered as a child of its own
 * @param numRetries attempts in all, at least 1
 * @param timeout seconds of one attempt
 * @param useDataFrom the earlier sync webhook whose answer is sent; absent for the payload
 * @param finalResponse whether its answer is the result
 * @param successStatus statuses that are a success; absent for any 2xx
 * @param maxResponseBytes the largest answer in bytes
 * @param maximumInterval the longest gap between attempts in seconds
 * @param headers further request headers, in order; absent for none
 * @param execution {@code regular} where no attempt may be a local activity; absent for any other
 * @param signing how its requests are signed; absent where they are not. A worker that does not
 *     know it must not call, so a plan with it has version {@value Plan#SIGNED_VERSION}
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
    @Nullable Signing signing) {

  /** Fills in defaults and copies the collections; their order is kept. */
  public WebhookCall {
    name = name == null ? "" : name;
    url = url == null ? "" : url;
    method = method == null || method.isEmpty() ? WebhookConfig.DEFAULT_METHOD : method;
    numRetries = numRetries == 0 ? WebhookConfig.DEFAULT_NUM_RETRIES : numRetries;
    timeout = timeout == 0 ? WebhookConfig.DEFAULT_TIMEOUT_SECONDS : timeout;
    maxResponseBytes =
        maxResponseBytes == 0 ? WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES : maxResponseBytes;
    maximumInterval =
        maximumInterval == 0 ? WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS : maximumInterval;
    successStatus = successStatus == null ? List.of() : List.copyOf(successStatus);
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns what a configured webhook asks of the worker. */
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
        Signing.of(webhook.signing()));
  }

  /** Returns the configuration that this call came from, for the rules that both must keep. */
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
        signing == null ? null : signing.toConfig());
  }

  /**
   * Returns whether the first attempt may be a local activity, by the bytes that it sends: a
   * workflow task writes what was sent and answered at once. Of an async webhook it writes neither.
   */
  public boolean isFast(int bodyBytes) {
    return isFast() && (async || bodyBytes + maxResponseBytes <= CommandLimits.LOCAL_BYTES);
  }

  private boolean isFast() {
    return !WebhookExecution.REGULAR.key().equals(execution);
  }

  /** Names the webhook only: urls, tokens and headers may hold secrets. */
  @Override
  public String toString() {
    return "WebhookCall[" + name + "]";
  }
}
