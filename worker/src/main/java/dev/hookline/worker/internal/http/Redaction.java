package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SecretReference;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Removes the secrets of a request from its response: many endpoints repeat the request in an
 * error, and the start of the response is recorded.
 */
final class Redaction {

  private static final String REDACTED = "[redacted]";

  /** Shorter secrets would occur in any text. */
  private static final int SHORTEST = 4;

  private final Secrets secrets;
  private final WebhookCall webhook;
  private final Request request;
  private final @Nullable ProxyServer proxy;

  Redaction(Secrets secrets, WebhookCall webhook, Request request, @Nullable ProxyServer proxy) {
    this.secrets = secrets;
    this.webhook = webhook;
    this.request = request;
    this.proxy = proxy;
  }

  String of(String text) {
    String redacted = text;
    for (String secret : longestFirst()) {
      redacted = withoutCut(redacted.replace(secret, REDACTED), secret);
    }
    return redacted;
  }

  /** Only the start of a response is read, which may end inside a secret. */
  private static String withoutCut(String text, String secret) {
    for (int length = secret.length() - 1; length >= SHORTEST; length--) {
      if (text.endsWith(secret.substring(0, length))) {
        return text.substring(0, text.length() - length) + REDACTED;
      }
    }
    return text;
  }

  private List<String> longestFirst() {
    Set<String> all = new LinkedHashSet<>();
    for (String template : templates()) {
      for (SecretReference reference : SecretReference.in(template)) {
        add(all, resolved(reference));
      }
    }
    String authorization = request.header("Authorization");
    add(
        all,
        authorization == null ? null : authorization.substring(authorization.indexOf(' ') + 1));
    if (proxy != null) {
      proxy.secrets().forEach(secret -> add(all, secret));
    }
    add(all, request.url().query());
    add(all, request.url().encodedQuery());
    return all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private List<String> templates() {
    List<String> templates = new ArrayList<>(webhook.headers().values());
    templates.add(webhook.url());
    Authentication auth = webhook.auth();
    if (auth != null && auth.basic() != null) {
      templates.add(auth.basic().username());
      templates.add(auth.basic().password());
    }
    if (auth != null && auth.apiKey() != null) {
      templates.add(auth.apiKey().value());
    }
    return templates;
  }

  private @Nullable String resolved(SecretReference reference) {
    try {
      return secrets.resolve(reference.toString());
    } catch (SecretMissingException e) {
      return null; // it has gone since the request was made
    }
  }

  private static void add(Set<String> all, @Nullable String secret) {
    if (secret != null && secret.length() >= SHORTEST) {
      all.add(secret);
    }
  }
}
