package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint of a webhook, and its limits, in a file. */
class EndpointTest {

  private static final EventType EVENT = EventType.of("E");

  @Test
  void isReadWithEveryKey() {
    assertThat(
            endpoint(
                "{name: billing, MaxConcurrent: 20, rateLimit: 50/s, circuitBreaker: {failureRate: 30%,"
                    + " slidingWindow: 2m, minimumCalls: 5, open: 1m, halfOpenCalls: 1}}"))
        .isEqualTo(
            EndpointConfig.named("billing")
                .withMaxConcurrent(20)
                .withRateLimit(RateLimit.perSecond(50))
                .withCircuitBreaker(
                    new CircuitBreaker(30, Duration.ofMinutes(2), 5, Duration.ofMinutes(1), 1)));
    assertThat(endpoint("{rateLimit: 100/m, circuitBreaker: {}}"))
        .isEqualTo(
            EndpointConfig.unlimited()
                .withRateLimit(RateLimit.perMinute(100))
                .withCircuitBreaker(CircuitBreaker.defaults()));
    assertThat(endpoint("billing")).isEqualTo(EndpointConfig.named("billing"));
  }

  @Test
  void isInheritedAsAWholeAndSwitchedOff() {
    List<WebhookConfig> webhooks =
        YamlConfig.read(
                """
                endpoint: {circuitBreaker: {}, maxConcurrent: 5}
                enabled: true
                config:
                  E:
                    - {name: a, url: 'http://a', finalResponse: true}
                    - {name: b, url: 'http://b', endpoint: {rateLimit: 1/h}}
                    - {name: c, url: 'http://c', endpoint: false}
                """)
            .config()
            .get(EVENT);

    assertThat(webhooks)
        .extracting(WebhookConfig::endpoint)
        .containsExactly(
            EndpointConfig.unlimited()
                .withMaxConcurrent(5)
                .withCircuitBreaker(CircuitBreaker.defaults()),
            EndpointConfig.unlimited().withRateLimit(new RateLimit(1, Duration.ofHours(1))),
            null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          [a]                                  | endpoint must be a name or a mapping with one of [name, maxConcurrent, rateLimit, circuitBreaker]
          {maxConcurrent: 0}                   | maxConcurrent must be from 1 to 100000, found 0
          {rateLimit: 50}                      | rateLimit must be a number of calls per s, m or h such as 50/s, found 50
          {rateLimit: 0/s}                     | rateLimit must be from 1 to 1000000, found 0
          {rateLimt: 5/s}                      | unknown key 'rateLimt'; did you mean 'rateLimit'?
          {circuitBreaker: true}               | circuitBreaker must be a mapping with any of [failureRate, slidingWindow, minimumCalls, open, halfOpenCalls]; for the defaults write {}
          {circuitBreaker: {failureRate: 0.5}} | failureRate must be a percentage such as 50%, found 0.5
          {circuitBreaker: {failureRate: 0%}}  | failureRate must be from 1% to 100%, found 0%
          {circuitBreaker: {open: 500ms}}      | open must be from 1s to 1h, in whole seconds, found 500ms
          {circuitBreaker: {slidingWindow: 1h}} | slidingWindow must be from 1s to 10m, in whole seconds, found 1h
          {circuitBreaker: {minimumCalls: 0}}  | minimumCalls must be from 1 to 10000, found 0
          {circuitBreaker: {halfOpenCalls: 0}} | halfOpenCalls must be from 1 to 10000, found 0
          {name: '${env:HOOKLINE_SECRET_X}'}   | name must not contain a secret reference
          {name: billing.example}              | name must not be a URL, or a host without a port, or begin or end with a space, found 'billing.example'
          {name: 'https://billing.example/v1'} | name must not be a URL, or a host without a port, or begin or end with a space, found 'https://billing.example/v1'
          """)
  void isRefusedWithTheReason(String endpoint, String message) {
    assertThat(problems(file(endpoint))).extracting(ConfigProblem::message).contains(message);
  }

  @Test
  void webhooksOfOneEndpointShareItsLimits() {
    String file =
        """
        enabled: true
        config:
          E:
            - {name: a, url: 'http://Billing.example/a', finalResponse: true, endpoint: {rateLimit: 5/s}}
          F:
            - {name: b, url: 'http://billing.example:80/b', async: true, endpoint: {rateLimit: 5/s}}
            - {name: c, url: 'http://billing.example/c', async: true, endpoint: {rateLimit: 6/s}}
            - {name: d, url: 'http://billing.example/d', async: true}
            - {name: e, url: 'http://billing.example/e', async: true, endpoint: probes}
            - {name: f, url: 'https://billing.example/f', async: true}
        """;

    assertThat(problems(file))
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "7:73: F[1].endpoint: endpoint 'billing.example:80' has other limits in E[0]; webhooks of one endpoint share its limits: write the same ones, or another name",
            "8:7: F[2].endpoint: endpoint 'billing.example:80' has other limits in E[0]; webhooks of one endpoint share its limits: write the same ones, or another name");
  }

  @Test
  void aRateHasOneOfThreeTimes() {
    for (long millis : new long[] {-1_000, 0, 500, 10_000, 86_400_000}) {
      EndpointConfig endpoint =
          EndpointConfig.unlimited().withRateLimit(new RateLimit(5, Duration.ofMillis(millis)));
      Config config =
          Config.empty()
              .with(
                  EVENT,
                  WebhookConfig.builder("a", "http://a")
                      .finalResponse(true)
                      .endpoint(endpoint)
                      .build());

      assertThat(ConfigRules.check(config, List.of(EVENT)))
          .singleElement()
          .asString()
          .contains("rateLimit must be per second, minute or hour, found per ");
    }
  }

  @Test
  void isWrittenAsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "isolation.md"));
    int start = page.indexOf("```yaml") + "```yaml".length();

    Config config = YamlConfig.parse(page.substring(start, page.indexOf("```", start))).config();

    assertThat(ConfigRules.check(config, config.events())).isEmpty();
    assertThat(config.config().get(EventType.of("OnProjectCreated")))
        .extracting(WebhookConfig::endpoint)
        .containsExactly(
            EndpointConfig.named("billing")
                .withMaxConcurrent(20)
                .withRateLimit(RateLimit.perSecond(50))
                .withCircuitBreaker(CircuitBreaker.defaults()),
            EndpointConfig.unlimited().withCircuitBreaker(CircuitBreaker.defaults()));
  }

  private static EndpointConfig endpoint(String yaml) {
    return YamlConfig.read(file(yaml)).config().get(EVENT).get(0).endpoint();
  }

  private static String file(String endpoint) {
    return """
        enabled: true
        config:
          E: [{name: a, url: 'http://a', finalResponse: true, endpoint: %s}]
        """
        .formatted(endpoint);
  }

  private static List<ConfigProblem> problems(String file) {
    return ConfigCheck.of(file.getBytes(UTF_8)).problems();
  }
}
