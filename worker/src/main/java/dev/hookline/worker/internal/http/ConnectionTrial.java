package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.http.ConnectionChoice.BlockedProxyException;
import dev.hookline.worker.internal.http.Requests.UnusableRequestException;
import dev.hookline.worker.internal.http.connection.ConnectOnly;
import dev.hookline.worker.internal.http.connection.ConnectOnly.ConnectedException;
import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Connects to endpoints as attempts do, past the same guard and with the same certificates and
 * proxies, and sends no request.
 */
public final class ConnectionTrial {

  private final OkHttpEndpointCall worker;

  /** Creates trials of the connections of a worker. */
  public ConnectionTrial(OkHttpEndpointCall worker) {
    this.worker = worker;
  }

  /** Returns the failure that an attempt would have before it sends its request; empty if none. */
  public Optional<AttemptOutcome.Failed> problem(String event, WebhookCall webhook) {
    Failures failures = new Failures(new AttemptRequest(event, webhook, "", 1, null, new byte[0]));
    try {
      return connected(webhook, failures);
    } catch (SecretMissingException e) {
      return Optional.of(failures.notCalled(FailureCode.SECRET_MISSING, e));
    } catch (UnusableRequestException e) {
      return Optional.of(failures.notCalled(FailureCode.INVALID_PLAN, e));
    } catch (BlockedProxyException e) {
      return Optional.of(failures.notCalled(FailureCode.BLOCKED_ADDRESS, e));
    }
  }

  private Optional<AttemptOutcome.Failed> connected(WebhookCall webhook, Failures failures)
      throws SecretMissingException, UnusableRequestException, BlockedProxyException {
    Resolution resolution = new Resolution(worker);
    HttpUrl url = resolution.requests().url("url", webhook.url());
    Request request =
        new Request.Builder().url(url).tag(ConnectOnly.class, ConnectOnly.TAG).build();
    ConnectionSettings settings = resolution.connections().of(url, webhook.tls(), webhook.proxy());
    Redaction redaction = resolution.redaction(webhook, request, settings.proxy());
    try (Exchange exchange =
        worker
            .stack()
            .exchange(
                request,
                Duration.ofSeconds(webhook.timeout()),
                SafeUrl.host(webhook.url()),
                settings)) {
      try {
        exchange.execute();
      } catch (ConnectedException e) {
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(TransportErrors.outcome(e, exchange, webhook, failures, redaction::of));
      }
    }
    throw new IllegalStateException("a request was sent that must only be connected");
  }
}
