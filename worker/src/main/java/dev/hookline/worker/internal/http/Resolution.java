package dev.hookline.worker.internal.http;

import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.LinkedHashSet;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the secrets of one attempt, and remembers them: one that is rotated before the response
 * arrives can then still be removed from it. For one thread.
 */
final class Resolution {

  private final Set<String> resolved = new LinkedHashSet<>();
  private final Secrets secrets;
  private final Requests requests;
  private final Credentials credentials;
  private final ConnectionChoice connections;

  Resolution(OkHttpEndpointCall worker) {
    this.secrets = worker.secrets();
    Secrets recording = secrets.recording(resolved::add);
    this.requests = new Requests(recording, worker.clock(), worker.userAgent());
    this.credentials = new Credentials(recording);
    this.connections =
        new ConnectionChoice(recording, worker.stack().proxies(), worker.certificates());
  }

  Requests requests() {
    return requests;
  }

  Credentials credentials() {
    return credentials;
  }

  ConnectionChoice connections() {
    return connections;
  }

  /** Returns the redaction of a response to the request. */
  Redaction redaction(WebhookCall webhook, Request request, @Nullable ProxyServer proxy) {
    return new Redaction(secrets, resolved, webhook, request, proxy);
  }
}
