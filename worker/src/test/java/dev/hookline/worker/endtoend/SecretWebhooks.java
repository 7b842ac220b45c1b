package dev.hookline.worker.endtoend;

import dev.hookline.config.AuthConfig;
import dev.hookline.config.LegacySignature;
import dev.hookline.config.OAuth2Config;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.TlsConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.internal.signing.NewKey;
import dev.hookline.worker.internal.http.TestProxy;
import dev.hookline.worker.tier.PlantedSecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A webhook for each kind of secret, at endpoints that repeat what they are sent. */
final class SecretWebhooks implements AutoCloseable {

  /** What comes after the name of a kind; endpoints escape it in their notations. */
  private static final String ESCAPED = "/+='\"<%s>";

  private static final SecureRandom RANDOM = new SecureRandom();

  final PlantedSecrets secrets = new PlantedSecrets();
  final Map<String, String> variables = new ConcurrentHashMap<>();
  final EchoingEndpoint endpoint;
  final TestProxy proxy;
  private final Path folder;
  private final boolean areLiteral;

  /**
   * Plants the secrets.
   *
   * @param areLiteral whether the configuration has them instead of references
   */
  SecretWebhooks(Path folder, boolean areLiteral) throws Exception {
    this.folder = folder;
    this.areLiteral = areLiteral;
    HeldCertificate ca = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate server =
        new HeldCertificate.Builder().signedBy(ca).addSubjectAlternativeName("127.0.0.1").build();
    HeldCertificate client = new HeldCertificate.Builder().signedBy(ca).build();
    for (String kind : List.of("bearer", "password", "apiKey", "client", "header", "legacy")) {
      plant(kind, "hunter2-" + kind + ESCAPED.formatted(random()));
    }
    plant("access", "hunter2-access/+" + random() + "==");
    plant("query", "hunter2-query/+" + random());
    plant("pkcs12", "hunter2-pkcs12" + random());
    plant("proxy", "hunter2-proxy" + random());
    plant("hmac", NewKey.hmac(RANDOM).secretKey());
    plant("ed25519", NewKey.ed25519(RANDOM).secretKey());
    endpoint =
        new EchoingEndpoint(
            new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .addTrustedCertificate(ca.certificate())
                .build(),
            secrets.get("hmac") + " or " + secrets.get("legacy"),
            secrets.get("access"));
    plant("path", endpoint.url("hunter2-path/" + random() + "/services"));
    secrets.plant("path", variables.get(variable("path")).replaceAll("^http://[^/]+/", ""));
    plant("host", "hunter2" + random());
    plantClient(client, ca);
    proxy =
        new TestProxy("me:" + secrets.get("proxy"))
            .leading("labels.invalid:80", endpoint.httpPort())
            .leading(secrets.get("host") + ".invalid:443", endpoint.httpsPort());
  }

  private void plantClient(HeldCertificate client, HeldCertificate ca) throws Exception {
    Files.writeString(folder.resolve("ca.pem"), ca.certificatePem());
    Files.writeString(folder.resolve("tls.crt"), client.certificatePem());
    String pem = client.privateKeyPkcs8Pem();
    Files.writeString(folder.resolve("tls.key"), pem);
    variables.put(variable("tlsKey"), pem);
    secrets.plant("tlsKey", pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = secrets.get("pkcs12").toCharArray();
    store.setKeyEntry(
        "client",
        client.keyPair().getPrivate(),
        password,
        new Certificate[] {client.certificate()});
    try (OutputStream out = Files.newOutputStream(folder.resolve("client.p12"))) {
      store.store(out, password);
    }
  }

  private void plant(String kind, String value) {
    variables.put(variable(kind), secrets.plant(kind, value));
  }

  private static String random() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static String variable(String kind) {
    return "HOOKLINE_SECRET_" + kind.toUpperCase(java.util.Locale.ROOT);
  }

  private static String reference(String kind) {
    return "${env:%s}".formatted(variable(kind));
  }

  private String secret(String kind) {
    return areLiteral ? variables.get(variable(kind)) : reference(kind);
  }

  /** Returns one webhook for each way in which a request carries secrets. */
  List<WebhookConfigBuilder> webhooks() {
    String http = "http://127.0.0.1:%d/".formatted(endpoint.httpPort());
    TlsConfig tls = TlsConfig.trusting("${file:ca.pem}");
    String key = areLiteral ? secret("tlsKey") : "${file:tls.key}";
    ProxyConfig named = ProxyConfig.of("http://127.0.0.1:" + proxy.port());
    return List.of(
        at("bearer", http + "bearer").auth(AuthConfig.bearer(secret("bearer"))),
        at("basic", http + "basic").auth(AuthConfig.basic("hookline", secret("password"))),
        at("apiKey", http + "apiKey").auth(AuthConfig.apiKey("X-Key", secret("apiKey"))),
        at("oauth2", http + "oauth2")
            .auth(OAuth2Config.of(endpoint.url("token"), "hookline", secret("client"))),
        at("certificate", endpoint.secureUrl("certificate"))
            .tls(tls.withCertificate("${file:tls.crt}", key)),
        at("store", endpoint.secureUrl("store"))
            .tls(tls.withPkcs12("${file:client.p12}", secret("pkcs12"))),
        at("proxied", "http://labels.invalid/proxied")
            .proxy(named.withCredentials("me", secret("proxy"))),
        at("unverified", "https://%s.invalid/x".formatted(reference("host")))
            .tls(tls)
            .proxy(named.withCredentials("me", secret("proxy"))),
        at("signed", http + "signed")
            .signing(
                SigningConfig.of(secret("hmac"), secret("ed25519"))
                    .withLegacy(LegacySignature.of(secret("legacy"), "X-Old"))),
        at("url", http + "url?a=1&api_key=" + secret("query")).header("X-Secret", secret("header")),
        at("path", reference("path")));
  }

  private static WebhookConfigBuilder at(String name, String url) {
    return WebhookConfig.builder(name, url)
        .numRetries(name.equals("unverified") ? 2 : 6)
        .maximumInterval(1);
  }

  /** Returns a webhook that never succeeds. */
  WebhookConfig broken() {
    return at("broken", endpoint.url("broken?api_key=" + secret("query")))
        .auth(AuthConfig.basic("hookline", secret("password")))
        .header("X-Secret", secret("header"))
        .numRetries(3)
        .finalResponse(true)
        .build();
  }

  /** Makes the proxy and the file refuse what the worker has, until it is repaired. */
  void breakPasswords() {
    variables.put(variable("proxy"), secrets.plant("wrongProxy", "hunter2-wrong-" + random()));
    variables.put(variable("pkcs12"), secrets.plant("wrongPkcs12", "hunter2-other-" + random()));
  }

  void repairPasswords() {
    variables.put(variable("proxy"), secrets.get("proxy"));
    variables.put(variable("pkcs12"), secrets.get("pkcs12"));
  }

  /** Returns everything that endpoints and proxy got. */
  String sent() {
    return endpoint.received() + proxy.seen();
  }

  @Override
  public void close() throws IOException {
    endpoint.close();
    proxy.close();
  }
}
