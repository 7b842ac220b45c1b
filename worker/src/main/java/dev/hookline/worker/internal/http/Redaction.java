package dev.hookline.worker.internal.http;

import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.Collection;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Removes the secrets of a request from its response: many endpoints repeat the request in an
 * error, and the start of the response is recorded.
 */
final class Redaction {

  private static final String REDACTED = "[redacted]";

  private final Secrets secrets;
  private final Collection<String> resolved;
  private final WebhookCall webhook;
  private final Request request;
  private final @Nullable ProxyServer proxy;

  /**
   * Creates the redaction of a response to the request.
   *
   * @param resolved the secrets that the request was built with; they may have been rotated since
   */
  Redaction(
      Secrets secrets,
      Collection<String> resolved,
      WebhookCall webhook,
      Request request,
      @Nullable ProxyServer proxy) {
    this.secrets = secrets;
    this.resolved = resolved;
    this.webhook = webhook;
    this.request = request;
    this.proxy = proxy;
  }

  String of(String text) {
    String redacted = text;
    for (String secret : RequestSecrets.of(secrets, resolved, webhook, request, proxy)) {
      redacted = new EscapedText(secret).replacedIn(redacted, REDACTED);
    }
    return redacted;
  }
}
