package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bücher.example",
        "例え.example",
        "straße.example",
        "xn--bcher-kva.example",
        "XN--BCHER-KVA.example",
        "a.example.",
        "label_service",
        "_a.b_",
        "1.2.3.4",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[0:0::0001]"
      })
  void acceptHostsInAnyScript(String host) {
    assertThat(problems("http://" + host + "/")).isEmpty();
    assertThat(problems("https://" + host + ":8443")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u2100.example", "a\uff0f.example", "a\uff20example", "a\uff1fb"})
  void rejectACharacterThatMapsToTheEndOfAHost(String host) {
    assertThat(problems("http://" + host + "/"))
        .singleElement()
        .asString()
        .contains("url must name a host, and a port from 1 to 65535 if any, found 'http://" + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1.2.3.04]", "[::01.2.3.4]", "[fe80::1%eth0]"})
  void rejectAddressesThatNoRequestCanBeSentTo(String host) {
    assertThat(problems("http://" + host + "/")).hasSize(1);
  }

  private static List<ConfigProblem> problems(String url) {
    List<ConfigProblem> problems = new ArrayList<>();
    UrlRules.check("url", url, problems);
    return problems;
  }
}
