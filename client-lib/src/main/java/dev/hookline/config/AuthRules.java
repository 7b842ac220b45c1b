package dev.hookline.config;

import dev.hookline.config.internal.ConnectionHeaders;
import dev.hookline.config.internal.Nearest;
import dev.hookline.config.internal.SecretNames;
import dev.hookline.config.internal.SecretReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The rules of how a webhook is authenticated. */
final class AuthRules {

  private static final String SECRET = "a secret reference such as ${env:HOOKLINE_SECRET_X}";

  /** The parameters that the worker sets itself. */
  private static final Set<String> OWN_PARAMS =
      new TreeSet<>(List.of("client_id", "client_secret", "grant_type", "scope"));

  private final WebhookConfig webhook;
  private final PartRules rules;

  private AuthRules(WebhookConfig webhook, PartRules rules) {
    this.webhook = webhook;
    this.rules = rules;
  }

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    AuthConfig auth = webhook.auth();
    if (auth == null) {
      return;
    }
    PartRules part = new PartRules(webhookPath + "." + ConfigKey.AUTH.key, problems);
    if (webhook.authEnabled()) {
      part.problem("webhook must have one of auth and authEnabled, found both; remove one");
    }
    AuthRules rules = new AuthRules(webhook, part.at(auth.scheme()));
    if (auth instanceof AuthConfig.Bearer bearer) {
      rules.bearer(part, bearer);
    } else if (auth instanceof AuthConfig.Basic basic) {
      rules.basic(basic);
    } else if (auth instanceof AuthConfig.ApiKey apiKey) {
      rules.apiKey(apiKey);
    } else if (auth instanceof OAuth2Config oauth2) {
      rules.oauth2(oauth2);
    }
  }

  static void literals(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    AuthConfig auth = webhook.auth();
    PartRules part = new PartRules(webhookPath + "." + ConfigKey.AUTH.key, problems);
    if (auth instanceof AuthConfig.Bearer bearer) {
      part.literal(AuthReader.BEARER, bearer.token());
    } else if (auth instanceof AuthConfig.Basic basic) {
      part.at(AuthReader.BASIC).literal(AuthReader.PASSWORD, basic.password());
    } else if (auth instanceof AuthConfig.ApiKey apiKey) {
      part.at(AuthReader.API_KEY).literal(AuthReader.VALUE, apiKey.value());
    } else if (auth instanceof OAuth2Config oauth2) {
      PartRules own = part.at(AuthReader.OAUTH2);
      own.literal(AuthReader.CLIENT_SECRET, oauth2.clientSecret());
      oauth2.params().forEach((name, value) -> param(own.at(AuthReader.PARAMS), name, value));
      TlsRules.literals(own.at(ConfigKey.TLS.key), oauth2.tls());
    }
  }

  private static void param(PartRules params, String name, String value) {
    if (SecretNames.contains(name)) {
      params.literal(name, value);
    }
  }

  private void bearer(PartRules part, AuthConfig.Bearer bearer) {
    part.required(AuthReader.BEARER, bearer.token(), SECRET);
    sendable(part, AuthReader.BEARER, bearer.token());
    takes("Authorization");
  }

  private void basic(AuthConfig.Basic basic) {
    rules.required(AuthReader.USERNAME, basic.username(), "the user's name");
    rules.required(AuthReader.PASSWORD, basic.password(), SECRET);
    if (SecretReference.replaceIn(basic.username(), "").contains(":")) {
      rules.problem(AuthReader.USERNAME, "username must have no colon, which ends it; remove it");
    }
    takes("Authorization");
  }

  private void apiKey(AuthConfig.ApiKey apiKey) {
    String header = apiKey.header();
    rules.required(AuthReader.VALUE, apiKey.value(), SECRET);
    sendable(rules, AuthReader.VALUE, apiKey.value());
    if (!HeaderRules.isName(header)) {
      rules.problem(
          AuthReader.HEADER,
          "header name must be letters, digits and hyphens, found '%s'".formatted(header));
    } else if (HeaderRules.isReserved(header) || ConnectionHeaders.contains(header)) {
      rules.problem(
          AuthReader.HEADER,
          "header '%s' has another meaning; choose another name".formatted(header));
    } else {
      takes(header);
    }
  }

  private void oauth2(OAuth2Config oauth2) {
    rules.required(AuthReader.TOKEN_URL, oauth2.tokenUrl(), "the url of the token endpoint");
    if (!oauth2.tokenUrl().isBlank()) {
      String path = rules.path() + "." + AuthReader.TOKEN_URL;
      UrlRules.check(path, oauth2.tokenUrl(), rules.problems());
      HostNotation.problem(oauth2.tokenUrl())
          .ifPresent(problem -> rules.problem(AuthReader.TOKEN_URL, problem));
    }
    rules.required(AuthReader.CLIENT_ID, oauth2.clientId(), "the client's id");
    rules.required(AuthReader.CLIENT_SECRET, oauth2.clientSecret(), SECRET);
    for (String scope : oauth2.scopes()) {
      if (scope.isEmpty() || !scope.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        rules.problem(
            AuthReader.SCOPES,
            "a scope must be printable ASCII without spaces, found '%s'".formatted(scope));
      } else if (scope.contains("${")) {
        rules.problem(
            AuthReader.SCOPES,
            "a scope must not contain a secret reference, found '%s'; write the scope itself"
                .formatted(scope));
      }
    }
    oauth2.params().forEach((name, value) -> param(rules.at(AuthReader.PARAMS), name));
    oauth2.params().forEach((name, value) -> rules.at(AuthReader.PARAMS).optional(name, value));
    if (!OAuth2Config.STYLES.contains(oauth2.style())) {
      rules.problem(
          AuthReader.STYLE,
          "style must be one of %s, found '%s'%s"
              .formatted(
                  OAuth2Config.STYLES,
                  oauth2.style(),
                  Nearest.to(oauth2.style(), OAuth2Config.STYLES)
                      .map("; did you mean '%s'?"::formatted)
                      .orElse("")));
    }
    TlsRules.check(rules.at(ConfigKey.TLS.key), oauth2.tls());
    takes("Authorization");
  }

  private static void param(PartRules params, String name) {
    if (name.isBlank() || OWN_PARAMS.contains(name.toLowerCase(Locale.ROOT))) {
      params.problem(
          name, "parameter '%s' is set by Hookline; choose another name".formatted(name));
    }
  }

  private static void sendable(PartRules part, String key, String value) {
    if (!HeaderRules.isSendable(SecretReference.replaceIn(value, ""))) {
      part.problem(key, "%s must be printable ASCII without line breaks".formatted(key));
    }
  }

  /** Reports a header that is also set elsewhere. */
  private void takes(String header) {
    boolean isConfigured = webhook.headers().keySet().stream().anyMatch(header::equalsIgnoreCase);
    if (isConfigured
        || SigningRules.headers(webhook.signing()).anyMatch(header::equalsIgnoreCase)) {
      rules.problem(
          "header '%s' is set by auth and by %s; remove one"
              .formatted(header, isConfigured ? "headers" : "signing"));
    }
  }
}
