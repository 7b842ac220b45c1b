package dev.hookline.worker.internal.http;

import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.tls.ClientTlsCache;
import dev.hookline.worker.internal.http.token.AccessTokens;
import dev.hookline.worker.internal.secrets.Secrets;
import java.time.Clock;

/**
 * Sends attempts over HTTP: follows no redirect, and applies one timeout from the token request and
 * the DNS lookup to the last byte of the response. A request is sent once, except one whose access
 * token was refused with 401: it is sent again with another token.
 */
public final class OkHttpEndpointCall implements EndpointCall {

  private final HttpStack stack;
  private final Secrets secrets;
  private final String userAgent;
  private final Clock clock;
  private final ClientTlsCache certificates = new ClientTlsCache();
  private final AccessTokens tokens;

  /**
   * Creates the sender.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(HttpStack stack, Secrets secrets, String userAgent) {
    this(stack, secrets, userAgent, Clock.systemUTC());
  }

  /**
   * Creates a sender whose signatures and access tokens use this clock.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(HttpStack stack, Secrets secrets, String userAgent, Clock clock) {
    this.stack = stack;
    this.secrets = secrets;
    this.userAgent = userAgent;
    this.clock = clock;
    this.tokens = new AccessTokens(stack, clock, userAgent);
  }

  @Override
  public Prepared prepare(AttemptRequest attempt) {
    return new HttpAttempt(this, attempt);
  }

  HttpStack stack() {
    return stack;
  }

  Secrets secrets() {
    return secrets;
  }

  String userAgent() {
    return userAgent;
  }

  Clock clock() {
    return clock;
  }

  ClientTlsCache certificates() {
    return certificates;
  }

  AccessTokens tokens() {
    return tokens;
  }
}
