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
  private @Nullable Integer numRetries;
  private int timeout = WebhookConfig.DEFAULT_TIMEOUT_SECONDS;
  private String useDataFrom = "";
  private boolean finalResponse;
  private List<Integer> successStatus = List.of();
  private int maxResponseBytes = WebhookConfig.DEFAULT_MAX_RESPONSE_BYTES;
  private WebhookExecution execution = WebhookExecution.FAST;
  private @Nullable Integer maximumInterval;
  private @Nullable SigningConfig signing;
  private @Nullable AuthConfig auth;
  private @Nullable AuthConfig authByDefault;
  private @Nullable TlsConfig tls;
  private @Nullable ProxyConfig proxy;
  private @Nullable EndpointConfig endpoint;
  final RetryChoice retries = new RetryChoice();
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
    this.numRetries = numRetries == 0 ? null : numRetries;
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

  /** Sets how its requests are authenticated; null if they are not, or by the token. */
  public WebhookConfigBuilder auth(@Nullable AuthConfig auth) {
    this.auth = auth;
    return this;
  }

  /** Sets the default if neither {@link #auth} nor a token is set. */
  WebhookConfigBuilder authByDefault(@Nullable AuthConfig inherited) {
    this.authByDefault = inherited;
    return this;
  }

  /** Sets the CA to trust and the client certificate to present. */
  public WebhookConfigBuilder tls(@Nullable TlsConfig tls) {
    this.tls = tls;
    return this;
  }

  /** Sets the proxy for its connections; null for that of the worker's environment. */
  public WebhookConfigBuilder proxy(@Nullable ProxyConfig proxy) {
    this.proxy = proxy;
    return this;
  }

  /**
   * Sets when failed attempts are repeated; null for delays that double from 100 ms. A schedule
   * sets the number of attempts too, unless {@code numRetries} does.
   */
  public WebhookConfigBuilder retry(@Nullable RetryConfig retry) {
    retries.set(RetrySettings.of(retry));
    return this;
  }

  /** Sets its endpoint and the limits of that; null for the URL's host without limits. */
  public WebhookConfigBuilder endpoint(@Nullable EndpointConfig endpoint) {
    this.endpoint = endpoint;
    return this;
  }

  /** Returns the webhook. */
  public WebhookConfig build() {
    RetrySettings retry = retries.chosen();
    return new WebhookConfig(
        name,
        url,
        method,
        authEnabled,
        authToken == null ? "" : authToken,
        async,
        retry.numRetries(numRetries),
        timeout,
        useDataFrom,
        finalResponse,
        successStatus,
        maxResponseBytes,
        retry.maximumInterval(maximumInterval),
        headers,
        execution,
        signing,
        auth == null && !authEnabled ? authByDefault : auth,
        tls,
        proxy,
        retry.policy(),
        endpoint);
  }
}
