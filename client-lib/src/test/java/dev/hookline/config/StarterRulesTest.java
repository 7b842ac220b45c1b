package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for starters that were added after 0.1.0. */
class StarterRulesTest {

  private static final EventType EVENT = EventType.of("E");

  @ParameterizedTest
  @MethodSource("tightened")
  void doNotApplyToPlansOfOlderStarters(WebhookConfig webhook) {
    assertThat(problems(webhook)).isNotEmpty();

    assertThat(ConfigRules.first(EVENT, List.of(webhook))).isEmpty();
    Plan plan = Plan.of(EVENT, null, List.of(webhook));
    assertThatCode(() -> WireJson.readPlan(WireJson.toPayload(plan))).doesNotThrowAnyException();
  }

  static Stream<WebhookConfig> tightened() {
    return Stream.of(
        webhook("http://h/").header("Expect", "100-continue").build(),
        webhook("http://h/").header("te", "trailers").build(),
        webhook("http://h/").authEnabled(true).authToken("${env:A}\n").build(),
        webhook("http://h/%zz").build(),
        webhook("http://h/#%").build(),
        webhook("http://2130706433/").build(),
        webhook("http://0x7f000001/").build(),
        webhook("http://0177.0.0.1/").build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Expect",
        "expect",
        "EXPECT",
        "TE",
        "Trailer",
        "Upgrade",
        "Keep-Alive",
        "Proxy-Connection",
        "HTTP2-Settings"
      })
  void rejectAConnectionHeader(String name) {
    assertThat(problems(webhook("http://h/").header(name, "x").build()))
        .containsExactly(
            "E[0].headers.%s: header '%s' belongs to the connection, which Hookline manages; remove it"
                .formatted(name, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Expect-CT", "X-Expect", "Tea", "Upgrade-Insecure-Requests", "Trailers"})
  void acceptAHeaderWithASimilarName(String name) {
    assertThat(problems(webhook("http://h/").header(name, "x").build())).isEmpty();
  }

  @Test
  void acceptABlankTokenLikeTheGoPackage() {
    assertThat(problems(webhook("http://h/").authEnabled(true).authToken(" ").build())).isEmpty();
  }

  @Test
  void rejectATokenWithALineBreak() {
    assertThat(problems(webhook("http://h/").authEnabled(true).authToken("${env:A}\n").build()))
        .containsExactly(
            "E[0].authToken: authToken of webhook 'w' must be printable ASCII without line breaks;"
                + " write it on one line");
  }

  @ParameterizedTest
  @CsvSource({
    "127.1, 127.0.0.1",
    "127.1:8080, 127.0.0.1",
    "2130706433, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "0X7F.1, 127.0.0.1",
    "127.0.0.1., 127.0.0.1",
    "\uff11\uff12\uff17.1, 127.0.0.1",
    "127\u30020\u30020\u30021, 127.0.0.1",
    "\u246027.0.0.1, 127.0.0.1",
    "08.8.8.8, 8.8.8.8",
    "2852039166, 169.254.169.254"
  })
  void rejectAnAddressInAnotherNotation(String host, String address) {
    String written = host.replace(":8080", "");

    assertThat(problems(webhook("http://" + host + "/x").build()))
        .containsExactly(
            "E[0].url: url has the host '%s', which is the address %s in an unusual notation; write %s"
                .formatted(written, address, address));
  }

  @Test
  void showBothAddressesIfProgramsDisagree() {
    assertThat(problems(webhook("https://010.0.0.1").build()))
        .containsExactly(
            "E[0].url: url has the host '010.0.0.1', which some programs read as the address 8.0.0.1 and others as 10.0.0.1; write the intended one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::ffff:127.0.0.1]",
        "[::1]:8080",
        "4294967296",
        "1.example",
        "0x7f.example",
        "${env:A}",
        "${env:A}:80",
        "h/127.1",
        "h?127.1",
        "h#127.1"
      })
  void acceptOtherHosts(String rest) {
    assertThat(problems(webhook("http://" + rest).build())).isEmpty();
  }

  static List<String> problems(WebhookConfig webhook) {
    Config config = Config.empty().with(EVENT, webhook);
    return ConfigRules.check(config, config.events()).stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  private static dev.hookline.config.WebhookConfigBuilder webhook(String url) {
    return WebhookConfig.builder("w", url).finalResponse(true);
  }
}
