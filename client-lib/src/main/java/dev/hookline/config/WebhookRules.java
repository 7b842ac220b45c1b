package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The rules of a single webhook's values. */
final class WebhookRules {

  private static final int MAX_NAME_BYTES = 255;
  private static final Set<String> METHODS =
      new TreeSet<>(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"));

  private WebhookRules() {}

  static void check(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    checkName(path, webhook, problems);
    UrlRules.check(path + ".url", webhook.url(), problems);
    checkMethod(path, webhook, problems);
    if (webhook.authEnabled() && webhook.authToken().isEmpty()) {
      problems.add(
          ConfigProblem.at(
              path + ".authToken",
              "webhook '%s' has authEnabled without authToken; write %s"
                  .formatted(webhook.name(), SecretRules.example(webhook.name()))));
    }
    SecretRules.wellFormed(path + ".authToken", webhook.authToken(), problems);
    limit(path, ConfigKey.NUM_RETRIES, webhook.numRetries(), problems);
    limit(path, ConfigKey.TIMEOUT, webhook.timeout(), problems);
    limit(path, ConfigKey.MAX_RESPONSE_BYTES, webhook.maxResponseBytes(), problems);
    limit(path, ConfigKey.MAXIMUM_INTERVAL, webhook.maximumInterval(), problems);
    webhook.successStatus().forEach(s -> limit(path, ConfigKey.SUCCESS_STATUS, s, problems));
    webhook
        .headers()
        .forEach((name, value) -> HeaderRules.check(path + ".headers", name, value, problems));
    // no plan of 0.1.0 has these parts, so their rules affect none of its histories
    SigningRules.check(path, webhook, problems);
    AuthRules.check(path, webhook, problems);
    TlsRules.check(path, webhook, problems);
    ProxyRules.check(path, webhook, problems);
    RetryRules.check(path, webhook, problems);
    EndpointRules.check(path, webhook, problems);
  }

  /** Checks the values that workflow code depends on: names, counts and times. */
  static void checkStructure(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    checkName(path, webhook, problems);
    limit(path, ConfigKey.NUM_RETRIES, webhook.numRetries(), problems);
    limit(path, ConfigKey.TIMEOUT, webhook.timeout(), problems);
    limit(path, ConfigKey.MAX_RESPONSE_BYTES, webhook.maxResponseBytes(), problems);
    limit(path, ConfigKey.MAXIMUM_INTERVAL, webhook.maximumInterval(), problems);
  }

  private static void checkName(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    int bytes = webhook.name().getBytes(UTF_8).length;
    if (bytes == 0) {
      problems.add(
          ConfigProblem.at(
              path + ".name", "webhook must have a name; add one that is unique in its event"));
    } else if (bytes > MAX_NAME_BYTES) {
      problems.add(
          ConfigProblem.at(
              path + ".name",
              "webhook name must be at most %d bytes, found %d".formatted(MAX_NAME_BYTES, bytes)));
    }
  }

  private static void checkMethod(
      String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    String method = webhook.method().toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      problems.add(
          ConfigProblem.at(
              path + ".method",
              "method must be one of %s, found '%s'%s"
                  .formatted(METHODS, webhook.method(), Nearest.hint(method, METHODS, ""))));
    }
  }

  private static void limit(String path, ConfigKey key, int value, List<ConfigProblem> problems) {
    if (value < key.min || value > key.max) {
      problems.add(
          ConfigProblem.at(
              path + "." + key.key,
              "%s must be from %d to %d, found %d".formatted(key.key, key.min, key.max, value)));
    }
  }
}
