package dev.hookline.config;

import dev.hookline.config.internal.SecretReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the TLS of a webhook or of a token endpoint. */
final class TlsRules {

  private static final String PEM = "-----BEGIN ";

  private TlsRules() {}

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    check(new PartRules(webhookPath + "." + ConfigKey.TLS.key, problems), webhook.tls());
  }

  static void check(PartRules rules, @Nullable TlsConfig tls) {
    if (tls == null) {
      return;
    }
    if (tls.ca().isEmpty()
        && tls.cert().isEmpty()
        && tls.key().isEmpty()
        && tls.pkcs12().isEmpty()) {
      rules.problem("tls must have ca, cert with key, or pkcs12; write one, or tls: false");
    }
    if (tls.cert().isEmpty() != tls.key().isEmpty()) {
      rules.problem("tls must have cert and key together, or neither");
    }
    if (!tls.pkcs12().isEmpty() && !(tls.cert().isEmpty() && tls.key().isEmpty())) {
      rules.problem("tls must have either cert with key or pkcs12, found both; remove one");
    }
    if (!tls.password().isEmpty() && tls.pkcs12().isEmpty()) {
      rules.problem(TlsReader.PASSWORD, "password is that of pkcs12, and there is none; remove it");
    }
    pem(rules, TlsReader.CA, tls.ca());
    pem(rules, TlsReader.CERT, tls.cert());
    pem(rules, TlsReader.KEY, tls.key());
    file(rules, tls.pkcs12());
    rules.optional(TlsReader.PASSWORD, tls.password());
  }

  private static void pem(PartRules rules, String key, String value) {
    rules.optional(key, value);
    if (!value.isEmpty()
        && !SecretReference.isIn(value)
        && !SecretReference.isMalformedIn(value)
        && !value.strip().startsWith(PEM)) {
      rules.problem(
          key,
          "%s must be a secret reference such as ${file:/run/secrets/%s.pem}, or PEM text"
              .formatted(key, key));
    }
  }

  private static void file(PartRules rules, String value) {
    rules.optional(TlsReader.PKCS12, value);
    if (!value.isEmpty()
        && !SecretReference.isMalformedIn(value)
        && SecretReference.in(value).stream()
            .noneMatch(one -> one.kind().equals("file") && one.toString().equals(value.strip()))) {
      rules.problem(
          TlsReader.PKCS12,
          "pkcs12 must be a reference to a file, such as ${file:/run/secrets/client.p12}");
    }
  }

  static void literals(PartRules rules, @Nullable TlsConfig tls) {
    if (tls != null) {
      rules.literal(TlsReader.KEY, tls.key());
      rules.literal(TlsReader.PASSWORD, tls.password());
    }
  }
}
