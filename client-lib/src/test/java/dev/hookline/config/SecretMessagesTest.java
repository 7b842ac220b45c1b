package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message about a secret that is in the wrong place does not quote it. */
class SecretMessagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth: hunter2",
        "auth: [hunter2]",
        "auth: {bearer: hunter2}",
        "auth: {bearer: {token: hunter2}}",
        "auth: {bearer: [hunter2]}",
        "auth: {bearer: \"hunter2\\n\"}",
        "auth: {bearer: '${enf:hunter2}'}",
        "auth: {barer: hunter2}",
        "auth: {bearer: hunter2, basic: {password: hunter2}}",
        "auth: {basic: hunter2}",
        "auth: {basic: {username: 'me:hunter2', password: hunter2}}",
        "auth: {basic: {username: me, pasword: hunter2}}",
        "auth: {basic: {username: me, password: [hunter2]}}",
        "auth: {apiKey: hunter2}",
        "auth: {apiKey: {header: X-Key, value: hunter2}}",
        "auth: {apiKey: {header: X-Key, value: \"hunter2\\t\\u0001\"}}",
        "auth: {oauth2: {tokenUrl: 'http://me:hunter2@id/t', clientId: a, clientSecret: hunter2}}",
        "auth: {oauth2: {tokenUrl: 'http://id/%zz?key=hunter2', clientId: a, clientSecret: hunter2}}",
        "auth: {oauth2: {tokenUrl: 'http://id', params: {client_secret: hunter2, api_key: hunter2}}}",
        "tls: hunter2",
        "tls: {key: hunter2}",
        "tls: {cert: hunter2, key: hunter2, password: hunter2}",
        "tls: {pkcs12: hunter2, password: hunter2}",
        "proxy: 'http://me:hunter2@proxy:3128'",
        "proxy: 'http://proxy:3128/?key=hunter2'",
        "proxy: {url: 'ftp://me:hunter2@proxy:3128', password: hunter2}",
        "proxy: {url: 'http://proxy:99999', username: me, password: [hunter2]}",
        "signing: hunter2",
        "signing: {keys: hunter2}",
        "signing: {keys: [whsec_hunter2]}",
        "signing: {keys: [{a: hunter2}], legacy: hunter2}",
        "signing: {keys: [], legacy: {key: hunter2, header: a b}}",
        "authToken: [hunter2]",
        "authEnabled: true\n      authToken: hunter2",
        "headers: {X-Api-Key: hunter2}",
        "headers: {X-Api-Key: \"hunter2\\n\"}",
        "headers: {Authorization: [hunter2]}",
        "authToken: 'hunter2",
        "authToken: hunter2: a",
        "authToken: @hunter2",
        "authToken: [!hunter2 a]",
        "authToken: !hunter2!x a",
        "authToken: %hunter2",
        "authToken: `hunter2",
        "authToken: *hunter2",
        "authToken: \"\\qhunter2\"",
        "authToken: ${env:A\n\t hunter2",
      })
  void quotesNoSecret(String part) {
    String yaml =
        """
        enabled: true
        config:
          E:
            - name: a
              url: http://x
              finalResponse: true
              %s
        """
            .formatted(part.replace("\n", "\n      "));

    ConfigCheck check = ConfigCheck.of(yaml.getBytes(UTF_8));

    assertThat(check.problems()).isNotEmpty();
    assertThat(check.problems())
        .extracting(ConfigProblem::toString)
        .noneMatch(problem -> problem.contains("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:hunter2@x/",
        "http://x/%zz?key=hunter2",
        "http://x/?key=hunter2#%zz",
        "ftp://x/?key=hunter2",
        "http://127.1/?key=hunter2",
        "http://x y/?key=hunter2",
        "http://x/${enf:A}?key=hunter2",
        "//me:hunter2@x",
      })
  void quotesNoSecretOfAUrl(String url) {
    String yaml = "enabled: true\nconfig: {E: [{name: a, finalResponse: true, url: '%s'}]}";

    ConfigCheck check = ConfigCheck.of(yaml.formatted(url).getBytes(UTF_8));

    assertThat(check.problems()).isNotEmpty();
    assertThat(check.problems())
        .extracting(ConfigProblem::toString)
        .noneMatch(problem -> problem.contains("hunter2"));
  }
}
