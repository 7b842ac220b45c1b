package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SecretNames;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.Signing;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Collects everything of a request that no record may contain. */
final class RequestSecrets {

  private final Secrets secrets;
  private final Set<String> found = new LinkedHashSet<>();

  private RequestSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Returns the secrets of a request and their current values, the longest first. */
  static List<String> of(
      Secrets secrets,
      Collection<String> resolved,
      WebhookCall webhook,
      Request request,
      @Nullable ProxyServer proxy) {
    RequestSecrets all = new RequestSecrets(secrets);
    resolved.forEach(all::add);
    all.addHeaders(webhook, request);
    if (webhook.authToken() != null) {
      all.addSecret(webhook.authToken());
    }
    all.addAuthentication(webhook.auth());
    all.addKeys(webhook.signing());
    if (proxy != null) {
      proxy.secrets().forEach(all::add);
    }
    all.addUrl(webhook.url(), request.url());
    return all.found.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private void addHeaders(WebhookCall webhook, Request request) {
    webhook
        .headers()
        .forEach(
            (name, value) -> {
              if (SecretNames.contains(name)) {
                addSecret(value);
              } else {
                addReferences(value);
              }
            });
    String authorization = request.header("Authorization");
    if (authorization != null) {
      add(authorization.substring(authorization.indexOf(' ') + 1));
    }
  }

  private void addAuthentication(@Nullable Authentication auth) {
    if (auth == null) {
      return;
    }
    if (auth.basic() != null) {
      addReferences(auth.basic().username());
      addSecret(auth.basic().password());
    }
    if (auth.apiKey() != null) {
      addSecret(auth.apiKey().value());
    }
    if (auth.oauth2() != null) {
      addSecret(auth.oauth2().clientSecret());
      auth.oauth2().params().values().forEach(this::addReferences);
    }
  }

  /** A receiver with a shared key may show its settings in an error. */
  private void addKeys(@Nullable Signing signing) {
    if (signing != null) {
      signing.keys().forEach(this::addSecret);
      if (signing.legacy() != null) {
        addSecret(signing.legacy().key());
      }
    }
  }

  /** An endpoint repeats the query, or of a url from a secret any part that the plan lacks. */
  private void addUrl(String template, HttpUrl url) {
    addReferences(template);
    add(url.query());
    add(url.encodedQuery());
    boolean isFromSecret = SecretReference.isIn(template);
    for (int i = 0; i < url.querySize(); i++) {
      if (SecretNames.mayBeInUrl(url.queryParameterName(i))) {
        add(url.queryParameterValue(i));
      } else if (isFromSecret) {
        addUnlessIn(template, url.queryParameterValue(i));
      }
    }
    if (isFromSecret) {
      add(url.encodedPath());
      addUnlessIn(template, url.host());
      url.pathSegments().forEach(segment -> addUnlessIn(template, segment));
    }
  }

  private void addUnlessIn(String template, @Nullable String part) {
    if (part != null && !template.contains(part)) {
      add(part);
    }
  }

  /** Adds a value that is secret, whether it is a reference or literal. */
  private void addSecret(String value) {
    addReferences(value);
    if (!SecretReference.isIn(value)) {
      add(value.strip());
    }
  }

  private void addReferences(String value) {
    for (SecretReference reference : SecretReference.in(value)) {
      try {
        add(secrets.resolve(reference.toString()));
      } catch (SecretMissingException e) {
        // it has gone since the request was made
      }
    }
  }

  private void add(@Nullable String secret) {
    if (secret != null && secret.length() >= EscapedText.SHORTEST) {
      found.add(secret);
    }
  }
}
