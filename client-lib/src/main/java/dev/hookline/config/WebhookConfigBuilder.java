package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link WebhookConfig}; every value starts at its default. */
public final class WebhookConfigBuilder {
  private final String name;
  private final String url;
  private String method = WebhookConfig.DEFAULT_METHOD;
  private @Nullable String authToken;
  private boolean authEnabled;
  private boolean async;
  private int numRetries = WebhookConfig.DEFAULT_NUM_RETRIES;
  private int timeout = WebhookConfig.DEFAULT_TIMEOUT_SECONDS;
  private String useDataFrom = "";
  private boolean finalResponse;
  private List<Integer> successStatus = List.of();
  private int maxResponseBytes = WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES;
  private WebhookExecution execution = WebhookExecution.FAST;
  private int maximumInterval = WebhookConfig.DEFAULT_MAXIMUM_INTERVAL_SECONDS;
  private @Nullable SigningConfig signing;
  private final Map<String, String> headers = new LinkedHashMap<>();

  WebhookConfigBuilder(String name, String url) {
    this.name = requireNonNull(name, "name");
    this.url = requireNonNull(url, "url");
  }

  /** Sets the HTTP method; empty means the default. */
  public WebhookConfigBuilder method(String method) {
    this.method = method.isEmpty() ? WebhookConfig.DEFAULT_METHOD : method;
    return this;
  }

  /** Sends the bearer token, a secret reference such as {@code ${env:HOOKLINE_SECRET_X}}. */
  public WebhookConfigBuilder bearerToken(String authToken) {
    return authEnabled(true).authToken(authToken);
  }

  /** Sets whether the token is sent. */
  public WebhookConfigBuilder authEnabled(boolean authEnabled) {
    this.authEnabled = authEnabled;
    return this;
  }

  /** Sets the token, which is sent only with {@code authEnabled}. */
  public WebhookConfigBuilder authToken(String authToken) {
    this.authToken = authToken;
    return this;
  }

  /** Sets whether it is delivered without the caller waiting. */
  public WebhookConfigBuilder async(boolean async) {
    this.async = async;
    return this;
  }

  /** Sets the total number of attempts; 0 means the default. */
  public WebhookConfigBuilder numRetries(int numRetries) {
    this.numRetries = numRetries == 0 ? WebhookConfig.DEFAULT_NUM_RETRIES : numRetries;
    return this;
  }

  /** Sets the timeout of one attempt in seconds. */
  public WebhookConfigBuilder timeout(int seconds) {
    this.timeout = seconds;
    return this;
  }

  /** Sends the response of an earlier sync webhook instead of the event's payload. */
  public WebhookConfigBuilder useDataFrom(String webhook) {
    this.useDataFrom = webhook;
    return this;
  }

  /** Sets whether its response is the event's final response. */
  public WebhookConfigBuilder finalResponse(boolean finalResponse) {
    this.finalResponse = finalResponse;
    return this;
  }

  /** Sets the statuses that count as success; empty for any 2xx. */
  public WebhookConfigBuilder successStatus(List<Integer> statuses) {
    this.successStatus = statuses;
    return this;
  }

  /** Sets the maximum size of a response in bytes. */
  public WebhookConfigBuilder maxResponseBytes(int bytes) {
    this.maxResponseBytes = bytes;
    return this;
  }

  /** Sets the maximum interval between attempts in seconds. */
  public WebhookConfigBuilder maximumInterval(int seconds) {
    this.maximumInterval = seconds;
    return this;
  }

  /** Adds a request header. */
  public WebhookConfigBuilder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sets how the first attempt is made; default {@link WebhookExecution#FAST}. */
  public WebhookConfigBuilder execution(WebhookExecution execution) {
    this.execution = execution;
    return this;
  }

  /** Sets how its requests are signed; null for unsigned requests. */
  public WebhookConfigBuilder signing(@Nullable SigningConfig signing) {
    this.signing = signing;
    return this;
  }

  /** Returns the webhook. */
  public WebhookConfig build() {
    return new WebhookConfig(
        name,
        url,
        method,
        authEnabled,
        authToken == null ? "" : authToken,
        async,
        numRetries,
        timeout,
        useDataFrom,
        finalResponse,
        successStatus,
        maxResponseBytes,
        maximumInterval,
        headers,
        execution,
        signing);
  }
}
