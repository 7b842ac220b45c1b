package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bücher.example",
        "例え.example",
        "straße.example",
        "xn--bcher-kva.example",
        "XN--BCHER-KVA.example",
        "xn--strae-oqa.example", // ß, which is a letter of its own since 2008
        "xn--ls8h.example", // newer than the characters of 2003
        "xn--80ak6aa92e.example",
        "a.example.",
        "1.2.3.4",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[0:0::0001:1.2.3.4]"
      })
  void acceptsNamesInAnyScript(String host) {
    assertThat(problems("http://" + host + "/")).isEmpty();
    assertThat(problems("https://" + host + ":8443")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bücher.xn--nx",
        "xn--.example",
        "xn--a-.example", // stands for plain "a", another host
        "xn--99999999.example", // a number beyond all characters
        "xn--0.example",
        "xn--n3cßherppppppppppp.xne", // xn--n3css… to those who take ß for ss
        "[::1.2.3.04]",
        "[::01.2.3.4]",
        "[fe80::1%eth0]",
        "a\u04c0.example",
        "a\u2024example",
        "a\u2100.example", // stands for "a/c"
        "a\uff0f.example",
        "a\uff20example",
        "a\uff1fb"
      })
  void refusesNamesThatNoRequestCanBeSentTo(String host) {
    assertThat(problems("http://" + host + "/"))
        .singleElement()
        .asString()
        .contains("url must name a host, and a port from 1 to 65535 if any, found 'http://" + host);
  }

  @ParameterizedTest
  @ValueSource(ints = {253, 254})
  void refusesNamesThatAreLongerThanAny(int length) {
    String labels = ("a".repeat(62) + ".").repeat(4);
    String host = labels + "b".repeat(length - labels.length());

    assertThat(problems("http://" + host + "/").isEmpty()).isEqualTo(length == 253);
  }

  private static List<ConfigProblem> problems(String url) {
    List<ConfigProblem> problems = new ArrayList<>();
    UrlRules.check("url", url, problems);
    return problems;
  }
}
