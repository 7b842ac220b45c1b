package dev.hookline.config;

import dev.hookline.config.internal.SecretNames;
import dev.hookline.config.internal.SecretReference;
import java.util.List;
import java.util.Locale;

/** Secrets must be references; a literal one would be stored in every history. */
final class SecretRules {

  private SecretRules() {}

  static void wellFormed(String path, String value, List<ConfigProblem> problems) {
    if (SecretReference.isMalformedIn(value)) {
      problems.add(
          ConfigProblem.at(
              path,
              "a secret reference must be ${env:NAME} or ${file:/path}, found ${ in another form"));
    }
  }

  static void literals(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    if (webhook.signing() != null) {
      literalKeys(path + "." + ConfigKey.SIGNING.key, webhook.signing(), problems);
    }
    AuthRules.literals(path, webhook, problems);
    TlsRules.literals(new PartRules(path + "." + ConfigKey.TLS.key, problems), webhook.tls());
    ProxyRules.literals(path, webhook, problems);
    webhook
        .tokenToSend()
        .filter(token -> webhook.auth() == null && !SecretReference.isIn(token))
        .ifPresent(
            token ->
                problems.add(
                    ConfigProblem.at(
                        path + ".authToken",
                        "webhook '%s' has a literal token, which would be stored in every execution's history; write %s and set that variable for the worker"
                            .formatted(webhook.name(), example(webhook.name())))));
    webhook
        .headers()
        .forEach(
            (name, value) -> {
              if (SecretNames.contains(name) && !SecretReference.isIn(value)) {
                problems.add(
                    ConfigProblem.at(
                        path + ".headers." + name,
                        "webhook '%s' has a literal value for header %s, which would be stored in every execution's history; write %s: ${env:%s}"
                            .formatted(webhook.name(), name, name, variable(webhook.name()))));
              }
            });
  }

  private static void literalKeys(
      String path, SigningConfig signing, List<ConfigProblem> problems) {
    for (int i = 0; i < signing.keys().size(); i++) {
      literalKey(path + "." + SigningReader.KEYS + "[" + i + "]", signing.keys().get(i), problems);
    }
    LegacySignature legacy = signing.legacy();
    if (legacy != null) {
      String at = path + "." + SigningReader.LEGACY + "." + SigningReader.KEY;
      literalKey(at, legacy.key(), problems);
    }
  }

  private static void literalKey(String path, String key, List<ConfigProblem> problems) {
    if (!key.isBlank() && !SecretReference.isIn(key)) {
      problems.add(
          ConfigProblem.at(
              path,
              "a literal signing key would be stored in every execution's history; write ${env:HOOKLINE_SECRET_SIGNING_KEY} and set that variable for the worker"));
    }
  }

  /** Returns the suggested line for a webhook's token. */
  static String example(String webhook) {
    return "authToken: ${env:" + variable(webhook) + "}";
  }

  private static String variable(String webhook) {
    String word =
        webhook.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
    return "HOOKLINE_SECRET_" + (word.isEmpty() ? "TOKEN" : word + "_TOKEN");
  }
}
