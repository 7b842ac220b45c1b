package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases without secrets were checked against Go's {@code url.Parse}. */
class UrlEscapesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/%zz",
        "http://h/%",
        "http://h/%4",
        "http://h/%4/a",
        "http://h/%%41",
        "http://h/%4%41",
        "http://h/100%",
        "http://h/%u0041",
        "http://h/%\uff11\uff11",
        "http://h/% 41",
        "http://h/%zz?a=1",
        "http://h/a#%zz",
        "http://h/a?b=1#%",
        "http://h#%4",
        "http://h?a#b?%zz",
        "http://h/${env:A}/%zz",
        "http://h/%z${env:A}",
        "${env:A}/%zz",
        "${env:A}/x#%"
      })
  void rejectABrokenEscape(String url) {
    assertThat(UrlEscapes.problem(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/%41%c3%A9",
        "http://h/%00",
        "http://h/%25zz",
        "http://h/?%zz",
        "http://h?%",
        "http://h/a?b=100%&c=%4#f",
        "http://h/a?b=%zz#%41",
        "http://h",
        "http://h/%${env:A}",
        "http://h/%4${env:A}",
        "http://h/${file:/a%zz}",
        "${env:A}",
        "${env:A}?b=100%"
      })
  void acceptCompleteOnesAndAnythingInTheQuery(String url) {
    assertThat(UrlEscapes.problem(url)).isEmpty();
  }

  @Test
  void showNeitherQueryNorFragment() {
    assertThat(UrlEscapes.problem("http://h/%zz?token=s3"))
        .contains(
            "url must have two hexadecimal digits after each % of its path, found 'http://h/%zz';"
                + " write %25 for a percent sign");
    assertThat(UrlEscapes.problem("http://h/a#s3%"))
        .contains(
            "url must have two hexadecimal digits after each % of its fragment; write %25 for a"
                + " percent sign");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h%zz", "h%", "h%41", "%31%32%37.1", "h%C3%A9", "h:8%30", "[fe80::1%25a]"})
  void inAHostAreRejectedByTheHostRule(String host) {
    assertThat(
            StarterRulesTest.problems(
                dev.hookline.config.WebhookConfig.builder("w", "http://" + host + "/")
                    .finalResponse(true)
                    .build()))
        .singleElement()
        .asString()
        .contains("url must name a host");
  }
}
