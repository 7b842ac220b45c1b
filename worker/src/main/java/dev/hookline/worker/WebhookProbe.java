package dev.hookline.worker;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.ConnectionTrial;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.util.Optional;

/**
 * Checks whether a worker with the same settings could reach webhooks: it resolves the secrets of
 * the url, certificates and proxy, checks the network policy, connects and completes the TLS
 * handshake. No request is sent. Thread-safe; closing it closes its connections.
 */
public final class WebhookProbe implements AutoCloseable {

  private final HttpStack http;
  private final ConnectionTrial trial;

  WebhookProbe(HttpStack http, ConnectionTrial trial) {
    this.http = http;
    this.trial = trial;
  }

  /**
   * Why a webhook cannot be reached.
   *
   * @param code a failure code, such as {@code blocked_address}
   * @param message the text that an attempt would fail with
   */
  public record Problem(String code, String message) {}

  /** Creates a probe for a worker's settings. */
  public static WebhookProbe of(WorkerSettings settings) {
    return Wiring.probe(settings);
  }

  /** Connects to a webhook, for at most its timeout; returns empty if that works. */
  public Optional<Problem> problem(EventType event, WebhookConfig webhook) {
    return trial
        .problem(event.name(), WebhookCall.of(webhook))
        .map(failed -> new Problem(failed.code().code(), failed.message()));
  }

  @Override
  public void close() {
    http.close();
  }
}
