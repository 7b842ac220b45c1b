package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signing configuration in a file. */
class SigningTest {

  private static final String LITERAL = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String FILE =
      """
      enabled: true
      signing:
        keys:
          - ${file:/run/secrets/hooks.key}
      config:
        A:
          - name: inherits
            url: http://a.internal/
            finalResponse: true
          - name: own
            url: http://b.internal/
            async: true
            signing:
              keys: ${env:HOOKLINE_SECRET_OWN}
              headers:
                id: svix-id
                timestamp: svix-timestamp
                signature: svix-signature
              legacy:
                key: ${env:HOOKLINE_SECRET_OLD}
                header: X-Hub-Signature-256
                prefix: sha256=
          - name: unsigned
            url: http://c.internal/
            async: true
            signing: false
        B:
          signing:
            keys: [ '${env:HOOKLINE_SECRET_B}', '${env:HOOKLINE_SECRET_B_OLD}' ]
          webhooks:
            - name: fromEvent
              url: http://d.internal/
              finalResponse: true
              signing:
      """;

  @Test
  void isSetForTheFileAnEventOrAWebhook() {
    Config config = YamlConfig.read(FILE);

    assertThat(signing(config, "A", 0))
        .isEqualTo(SigningConfig.of("${file:/run/secrets/hooks.key}"));
    assertThat(signing(config, "A", 1))
        .isEqualTo(
            SigningConfig.of("${env:HOOKLINE_SECRET_OWN}")
                .withHeaders("svix-id", "svix-timestamp", "svix-signature")
                .withLegacy(
                    LegacySignature.of("${env:HOOKLINE_SECRET_OLD}", "X-Hub-Signature-256")
                        .withPrefix("sha256=")));
    assertThat(signing(config, "A", 2)).isNull();
    assertThat(signing(config, "B", 0))
        .isEqualTo(SigningConfig.of("${env:HOOKLINE_SECRET_B}", "${env:HOOKLINE_SECRET_B_OLD}"));
    assertThat(ConfigCheck.of(FILE.getBytes(StandardCharsets.UTF_8)).problems()).isEmpty();
  }

  @Test
  void reportsEachProblemOnceWithItsPosition() {
    assertThat(
            problems(
                """
                enabled: true
                signing:
                  keys: [hunter2, whsec_hunter2, '${env:A', %s]
                  heders: {id: a b, timestamp: Host, signature: webhook-id}
                  legacy:
                    header: traceparent
                    encoding: bas64
                    content: all
                    salt: 1
                config:
                  A:
                    - {name: a, url: 'http://a.internal/', finalResponse: true}
                    - {name: b, url: 'http://b.internal/', async: true}
                """
                    .formatted(LITERAL)))
        .containsExactly(
            "3:10: signing.keys[0]: signing key must start with whsec_ or whsk_, found neither; create one with hookline keys new",
            "3:10: signing.keys[0]: a literal signing key would be stored in every execution's history; write ${env:HOOKLINE_SECRET_SIGNING_KEY} and set that variable for the worker",
            "3:19: signing.keys[1]: signing key must have 24 to 64 bytes after whsec_, found 5",
            "3:19: signing.keys[1]: a literal signing key would be stored in every execution's history; write ${env:HOOKLINE_SECRET_SIGNING_KEY} and set that variable for the worker",
            "3:34: signing.keys[2]: a secret reference must be ${env:NAME} or ${file:/path}, found ${ in another form",
            "3:34: signing.keys[2]: a literal signing key would be stored in every execution's history; write ${env:HOOKLINE_SECRET_SIGNING_KEY} and set that variable for the worker",
            "3:45: signing.keys[3]: a literal signing key would be stored in every execution's history; write ${env:HOOKLINE_SECRET_SIGNING_KEY} and set that variable for the worker",
            "4:3: signing.heders: unknown key 'heders'; did you mean 'headers'?",
            "4:16: signing.headers.id: header name must be letters, digits and hyphens, found 'a b'",
            "4:32: signing.headers.timestamp: header 'Host' is reserved; choose another name",
            "4:49: signing.headers.signature: header 'webhook-id' is reserved; choose another name",
            "6:5: signing.legacy.key: legacy signature must have a key; write a secret reference",
            "6:13: signing.legacy.header: header 'traceparent' is reserved; choose another name",
            "7:15: signing.legacy.encoding: encoding must be one of [hex, base64], found 'bas64'; did you mean 'base64'?",
            "8:14: signing.legacy.content: content must be one of [body, timestamp.body], found 'all'",
            "9:5: signing.legacy.salt: unknown key 'salt'; known: [key, header, encoding, content, prefix, timestampHeader]");
  }

  @Test
  void requiresAKeyAndDistinctHeaders() {
    assertThat(
            problems(
                """
                enabled: true
                config:
                  A:
                    - name: a
                      url: http://a.internal/
                      finalResponse: true
                      headers: {Webhook-Signature: x, X-Old: y}
                      signing:
                        keys: []
                        headers: {timestamp: webhook-id, signature: Same}
                        legacy: {key: '${env:A}', header: x-old, timestampHeader: same}
                """))
        .containsExactly(
            "7:39: A[0].headers.X-Old: header 'X-Old' is set by signing; remove it",
            "9:15: A[0].signing.keys: signing must have 1 to 10 keys, found 0; create one with hookline keys new",
            "10:30: A[0].signing.headers.timestamp: header 'webhook-id' is reserved; choose another name",
            "11:67: A[0].signing.legacy.timestampHeader: signing must use a different header for each value, found 'same' twice");
  }

  @Test
  void reportsAWrongTypeOnce() {
    assertThat(
            problems(
                """
                enabled: true
                signing: true
                config:
                  A:
                    - name: a
                      url: http://a.internal/
                      finalResponse: true
                      signing: {keys: {a: b}, headers: [], legacy: sha256}
                """))
        .containsExactly(
            "2:10: signing: signing must be a mapping with keys, or false to send unsigned requests",
            "8:23: A[0].signing.keys: keys must be a list, found a mapping",
            "8:40: A[0].signing.headers: headers must be a mapping with id, timestamp, signature",
            "8:52: A[0].signing.legacy: legacy must be a mapping with key, header, encoding, content, prefix, timestampHeader");
  }

  @Test
  void explainsHowToWriteAReferenceInsideBrackets() {
    assertThat(
            problems(
                """
                enabled: true
                signing: {keys: [${env:HOOKLINE_SECRET_A}]}
                config: {}
                """))
        .singleElement()
        .asString()
        .startsWith("2:")
        .endsWith("; inside [ ] and { }, put a reference in quotes");
  }

  @Test
  void isRejectedByTheDurableManagerOnlyWithALiteralKey() {
    WebhookConfig webhook =
        WebhookConfig.builder("a", "http://a.internal/")
            .finalResponse(true)
            .signing(SigningConfig.of(LITERAL).withLegacy(LegacySignature.of("old", "X-Old")))
            .build();
    Config config = Config.empty().with(EventType.of("A"), webhook);

    ConfigRules.verify(config, config.events(), true);
    assertThatThrownBy(() -> ConfigRules.verify(config, config.events(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("A[0].signing.keys[0]: a literal signing key")
        .hasMessageContaining("A[0].signing.legacy.key: a literal signing key")
        .hasMessageNotContaining(LITERAL);
    assertThat(webhook.signing()).hasToString("SigningConfig[1 keys, LegacySignature[X-Old]]");
  }

  private static SigningConfig signing(Config config, String event, int index) {
    return config.config().get(EventType.of(event)).get(index).signing();
  }

  private static List<String> problems(String yaml) {
    return ConfigCheck.of(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
        .map(ConfigProblem::toString)
        .toList();
  }
}
