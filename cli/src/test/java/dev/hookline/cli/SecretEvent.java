package dev.hookline.cli;

import dev.hookline.internal.signing.NewKey;
import dev.hookline.worker.tier.PlantedSecrets;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A configuration with secrets of each kind, and endpoints that return them all in errors. */
final class SecretEvent implements AutoCloseable {

  final PlantedSecrets secrets = new PlantedSecrets();
  final Map<String, String> variables = new ConcurrentHashMap<>();
  private final Receiver receiver = new Receiver();
  private final String event;
  private final boolean areLiteral;

  SecretEvent(String event, boolean areLiteral) {
    this.event = event;
    this.areLiteral = areLiteral;
    for (String kind :
        List.of("bearer", "password", "apiKey", "client", "access", "header", "query", "proxy")) {
      plant(kind, "hunter2-%s/+%s".formatted(kind, UUID.randomUUID()));
    }
    plant("legacy", "hunter2-legacy-" + UUID.randomUUID());
    plant("hmac", NewKey.hmac(new SecureRandom()).secretKey());
    plant("ed25519", NewKey.ed25519(new SecureRandom()).secretKey());
    variables.put("HOOKLINE_ALLOWED_PROXIES", "127.0.0.1:1");
    receiver.on(
        "token",
        Step.of(401, secrets.get("client")),
        Step.of(
            200,
            "{\"access_token\": \"%s\", \"token_type\": \"Bearer\"}"
                .formatted(secrets.get("access"))));
    failing("bearer", "Authorization: Bearer " + secrets.get("bearer"));
    failing("basic", "user hookline, password " + secrets.get("password"));
    failing("apiKey", "{\"key\": \"%s\"}".formatted(secrets.get("apiKey").replace("/", "\\/")));
    failing("oauth2", "got " + secrets.get("access"));
    failing("url", "?a=1&api_key=%s %s".formatted(secrets.get("query"), secrets.get("header")));
    receiver.on("signed", Step.of(410, "expected " + secrets.get("hmac")));
  }

  private void failing(String path, String error) {
    receiver.on(path, Step.of(500, error), Step.of(200, error), Step.of(200, "{}"));
  }

  private void plant(String kind, String value) {
    variables.put("HOOKLINE_SECRET_" + kind.toUpperCase(Locale.ROOT), secrets.plant(kind, value));
  }

  private String secret(String kind) {
    return areLiteral
        ? secrets.get(kind)
        : "${env:HOOKLINE_SECRET_%s}".formatted(kind.toUpperCase(Locale.ROOT));
  }

  String yaml() {
    return """
        enabled: true
        config:
          EVENT:
            - {name: bearer, url: 'URL/bearer', auth: {bearer: '%s'}}
            - name: basic
              url: URL/basic
              auth: {basic: {username: hookline, password: '%s'}}
            - {name: apiKey, url: URL/apiKey, auth: {apiKey: {header: X-Key, value: '%s'}}}
            - name: oauth2
              url: URL/oauth2
              auth: {oauth2: {tokenUrl: 'URL/token', clientId: hookline, clientSecret: '%s'}}
            - name: url
              url: URL/url?a=1&api_key=%s
              headers: {X-Secret: '%s'}
            - name: signed
              url: URL/signed
              finalResponse: true
              signing:
                keys: ['%s', '%s']
                legacy: {key: '%s', header: X-Old}
          EVENTStuck:
            - name: proxied
              url: https://labels.invalid/
              finalResponse: true
              proxy: {url: 'http://127.0.0.1:1', username: me, password: '%s'}
        """
        .formatted(
            secret("bearer"),
            secret("password"),
            secret("apiKey"),
            secret("client"),
            secret("query"),
            secret("header"),
            secret("hmac"),
            secret("ed25519"),
            secret("legacy"),
            secret("proxy"))
        .replace("EVENT", event)
        .replace("URL", receiver.url("").replaceFirst("/$", ""));
  }

  /** Returns what the endpoints got. */
  String received() {
    return receiver.requests().stream()
        .map(request -> request.headers() + request.text())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    receiver.close();
  }
}
