package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a file says who calls: authentication, TLS and proxies. */
class AuthTest {

  private static final String FILE =
      """
      enabled: true
      auth:
        bearer: ${env:HOOKLINE_SECRET_ALL}
      tls:
        ca: ${file:/run/secrets/ca.pem}
      proxy:
        url: http://proxy.internal:3128
        username: hookline
        password: ${file:/run/secrets/proxy}
      config:
        A:
          - name: inherits
            url: https://a.internal/
            finalResponse: true
          - name: basic
            url: https://b.internal/
            async: true
            auth:
              basic: {username: hookline, password: '${env:HOOKLINE_SECRET_B}'}
            tls:
              cert: ${file:/run/secrets/tls.crt}
              key: ${file:/run/secrets/tls.key}
            proxy: socks5://socks.internal:1080
          - name: off
            url: http://c.internal/
            async: true
            auth: false
            tls: false
            proxy: false
          - name: itsOwnToken
            url: http://d.internal/
            async: true
            authEnabled: true
            authToken: ${env:HOOKLINE_SECRET_D}
        B:
          auth:
            oauth2:
              tokenUrl: https://login.example/token
              clientId: hookline
              clientSecret: ${env:HOOKLINE_SECRET_CLIENT}
              scopes: labels.read labels.write
              audience: https://labels.example
              params: {resource: urn:labels}
              style: post
              tls: {pkcs12: '${file:/run/secrets/c.p12}', password: '${env:HOOKLINE_SECRET_P}'}
          webhooks:
            - name: ofItsEvent
              url: http://e.internal/
              finalResponse: true
            - name: key
              url: http://f.internal/
              async: true
              auth:
                apiKey: {header: X-Api-Key, value: '${env:HOOKLINE_SECRET_F}'}
      """;

  @Test
  void isADefaultOfTheFileOfAnEventOrAWebhooksOwn() {
    Config config = YamlConfig.read(FILE);

    assertThat(ConfigCheck.of(FILE.getBytes(StandardCharsets.UTF_8)).problems()).isEmpty();
    assertThat(webhook(config, "A", 0).auth())
        .isEqualTo(AuthConfig.bearer("${env:HOOKLINE_SECRET_ALL}"));
    assertThat(webhook(config, "A", 0).tokenToSend()).contains("${env:HOOKLINE_SECRET_ALL}");
    assertThat(webhook(config, "A", 0).tls())
        .isEqualTo(TlsConfig.trusting("${file:/run/secrets/ca.pem}"));
    assertThat(webhook(config, "A", 0).proxy())
        .isEqualTo(
            ProxyConfig.of("http://proxy.internal:3128")
                .withCredentials("hookline", "${file:/run/secrets/proxy}"));
    assertThat(webhook(config, "A", 1).auth())
        .isEqualTo(AuthConfig.basic("hookline", "${env:HOOKLINE_SECRET_B}"));
    assertThat(webhook(config, "A", 1).tls())
        .isEqualTo(
            TlsConfig.presenting("${file:/run/secrets/tls.crt}", "${file:/run/secrets/tls.key}"));
    assertThat(webhook(config, "A", 1).proxy())
        .isEqualTo(ProxyConfig.of("socks5://socks.internal:1080"));
    assertThat(webhook(config, "A", 2).auth()).isNull();
    assertThat(webhook(config, "A", 2).tls()).isNull();
    assertThat(webhook(config, "A", 2).proxy()).isEqualTo(ProxyConfig.DIRECT);
    assertThat(webhook(config, "A", 3).auth()).isNull();
    assertThat(webhook(config, "A", 3).tokenToSend()).contains("${env:HOOKLINE_SECRET_D}");
    assertThat(webhook(config, "B", 0).auth())
        .isEqualTo(
            AuthConfig.oauth2(
                    "https://login.example/token", "hookline", "${env:HOOKLINE_SECRET_CLIENT}")
                .withScopes("labels.read", "labels.write")
                .withParam("resource", "urn:labels")
                .withParam("audience", "https://labels.example")
                .inBody()
                .withTls(
                    TlsConfig.trusting("")
                        .withPkcs12("${file:/run/secrets/c.p12}", "${env:HOOKLINE_SECRET_P}")));
    assertThat(webhook(config, "B", 1).auth())
        .isEqualTo(AuthConfig.apiKey("X-Api-Key", "${env:HOOKLINE_SECRET_F}"));
  }

  @Test
  void hasTheProblemsOfADefaultReportedOnceEachWithItsLine() {
    assertThat(
            problems(
                """
                enabled: true
                auth:
                  basic: {username: 'a:b', password: hunter2}
                tls: {cert: /etc/tls.crt, cart: x}
                proxy: https://user@proxy:1
                config:
                  A:
                    - {name: a, url: 'http://a/', finalResponse: true}
                    - {name: b, url: 'http://b/', async: true}
                """))
        .containsExactly(
            "3:21: auth.basic.username: username must have no colon, which ends it; remove it",
            "3:38: auth.basic.password: a literal password would be stored in every execution's history; write password: ${env:HOOKLINE_SECRET_PASSWORD} and give the worker that variable",
            "4:6: tls: tls must have cert and key together, or neither",
            "4:13: tls.cert: cert must be a secret reference such as ${file:/run/secrets/cert.pem}, or PEM text",
            "4:27: tls.cart: unknown key 'cart'; did you mean 'cert'?",
            "5:8: proxy.url: proxy must be http://host:port or socks5://host:port, found 'https://proxy:1'");
  }

  @Test
  void hasExactlyOneScheme() {
    assertThat(problems(one("auth: {bearer: '${env:A}', basik: {username: a}}")))
        .containsExactly(
            "6:13: A[0].auth: auth must have exactly one of [bearer, basic, apiKey, oauth2], found [bearer, basic]",
            "6:34: A[0].auth.basik: unknown key 'basik'; did you mean 'basic'?");
    assertThat(problems(one("auth: yes")))
        .containsExactly(
            "6:13: A[0].auth: auth must be a mapping with one of [bearer, basic, apiKey, oauth2], or false where nothing is sent");
    assertThat(
            problems(
                one(
                    "auth: {bearer: '${env:A}'}\n      authEnabled: true\n      authToken: ${env:B}")))
        .containsExactly(
            "6:13: A[0].auth: webhook must have one of auth and authEnabled, found both; remove one");
  }

  @Test
  void refusesWhatNoRequestCanCarry() {
    assertThat(problems(one("auth: {apiKey: {header: Host, value: '${env:A}'}}")))
        .containsExactly(
            "6:31: A[0].auth.apiKey.header: header 'Host' has another meaning; choose another name");
    assertThat(
            problems(
                one(
                    "auth: {apiKey: {header: X-Key, value: '${env:A}'}}\n      headers: {x-key: a}")))
        .containsExactly(
            "6:22: A[0].auth.apiKey: header 'X-Key' is set by auth and by headers; remove one");
    assertThat(
            problems(
                one(
                    "auth: {oauth2: {tokenUrl: 'ftp://a', clientId: '', clientSecret: 's', scopes: ['a b', '${env:S}'], params: {scope: x, assertion_token: y}, style: pots}}")))
        .extracting(problem -> problem.replaceFirst("^[0-9:]+ A\\[0]\\.auth\\.oauth2\\.", ""))
        .containsExactlyInAnyOrder(
            "tokenUrl: url must be absolute and start with http:// or https://, found 'ftp://a'",
            "clientId: clientId must not be empty; write the client's id",
            "clientSecret: a literal clientSecret would be stored in every execution's history; write clientSecret: ${env:HOOKLINE_SECRET_CLIENT_SECRET} and give the worker that variable",
            "scopes: a scope must be printable ASCII without spaces, found 'a b'",
            "scopes: a scope must not contain a secret reference, found '${env:S}'; write the scope itself",
            "params.scope: parameter 'scope' is set by Hookline; choose another name",
            "params.assertion_token: a literal assertion_token would be stored in every execution's history; write assertion_token: ${env:HOOKLINE_SECRET_ASSERTION_TOKEN} and give the worker that variable",
            "style: style must be one of [basic, post], found 'pots'; did you mean 'post'?");
  }

  @Test
  void namesNoSecretInItsTexts() {
    assertThat(
            List.of(
                AuthConfig.bearer("hunter2").toString(),
                AuthConfig.basic("hunter2", "hunter2").toString(),
                AuthConfig.apiKey("X", "hunter2").toString(),
                AuthConfig.oauth2("http://a?hunter2", "hunter2", "hunter2").toString(),
                TlsConfig.presenting("hunter2", "hunter2").toString(),
                ProxyConfig.of("hunter2").withCredentials("hunter2", "hunter2").toString()))
        .noneMatch(text -> text.contains("hunter2"));
  }

  private static String one(String lines) {
    return """
    enabled: true
    config:
      A:
        - name: a
          url: http://a/
          %s
          finalResponse: true
    """
        .formatted(lines);
  }

  private static List<String> problems(String yaml) {
    return ConfigCheck.of(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  private static WebhookConfig webhook(Config config, String event, int index) {
    @Nullable List<WebhookConfig> webhooks = config.config().get(EventType.of(event));
    return webhooks.get(index);
  }
}
