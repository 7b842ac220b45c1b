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
import org.junit.jupiter.params.provider.ValueSource;

/** The retry policy of a webhook, and the deadline of an event, in a file. */
class RetryTest {

  private static final EventType EVENT = EventType.of("E");

  @Test
  void isReadWithEveryKey() {
    WebhookConfig webhook =
        webhook(
            "{maxAttempts: 8, initialInterval: 500ms, backoff: 1.5, MaximumInterval: 1h30m,"
                + " jitter: 20%, totalTimeout: 2d, retryOn: [429, 500-599], failOn: 501}");

    assertThat(webhook.numRetries()).isEqualTo(8);
    assertThat(webhook.maximumInterval()).isEqualTo(5_400);
    assertThat(webhook.retry())
        .isEqualTo(
            RetryConfig.defaults()
                .withInitialInterval(Duration.ofMillis(500))
                .withBackoff(1.5)
                .withJitterPercent(20)
                .withTotalTimeout(Duration.ofDays(2))
                .withRetryOn("429", "500-599")
                .withFailOn("501"));
  }

  @Test
  void makesOneAttemptMoreThanItsScheduleHasDelays() {
    WebhookConfig webhook = webhook("{schedule: [5s, 5m, 30m, 2h, 5h, 10h, 10h]}");

    assertThat(webhook.numRetries()).isEqualTo(8);
    assertThat(webhook.retry())
        .isEqualTo(
            RetryConfig.schedule(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(10)));
    assertThat(webhook("{schedule: [5s], maxAttempts: 20}").numRetries()).isEqualTo(20);
    assertThat(
            WebhookConfig.builder("a", "http://a/")
                .retry(RetryConfig.schedule(Duration.ofSeconds(1)))
                .build()
                .numRetries())
        .isEqualTo(2);
  }

  @Test
  void isOnlyACountAndAnIntervalWhereNothingElseIsSet() {
    assertThat(webhook("{maxAttempts: 5, maximumInterval: 10s}"))
        .isEqualTo(
            WebhookConfig.builder("a", "http://a")
                .numRetries(5)
                .maximumInterval(10)
                .finalResponse(true)
                .build());
  }

  @Test
  void isInheritedFromTheEventAndTheFileAsAWhole() {
    List<WebhookConfig> webhooks =
        YamlConfig.read(
                """
                retry: {maxAttempts: 9, totalTimeout: 1h}
                enabled: true
                config:
                  E:
                    - {name: a, url: 'http://a', finalResponse: true}
                    - {name: b, url: 'http://a', numRetries: 2, maximumInterval: 7}
                    - {name: c, url: 'http://a', retry: {backoff: 3}}
                  F:
                    retry: {initialInterval: 2s}
                    webhooks: [{name: a, url: 'http://a', finalResponse: true}]
                """)
            .config()
            .get(EVENT);

    RetryConfig anHour = RetryConfig.defaults().withTotalTimeout(Duration.ofHours(1));
    assertThat(webhooks)
        .extracting(WebhookConfig::numRetries, WebhookConfig::retry)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(9, anHour),
            org.assertj.core.groups.Tuple.tuple(2, anHour),
            org.assertj.core.groups.Tuple.tuple(3, RetryConfig.defaults().withBackoff(3)));
    assertThat(webhooks.get(1).maximumInterval()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {maxAttempts: 0}                        | maxAttempts must be from 1 to 10000, found 0
          {maxAttempts: many}                     | maxAttempts must be a whole number, found many
          {initialInterval: 5}                    | initialInterval must be a duration such as 500ms, 5s, 10m or 2h, found 5
          {initialInterval: 2h}                   | initialInterval must be at most maximumInterval, found 2h and 1h
          {backoff: 0.5}                          | backoff must be from 1 to 100, found 0.5
          {backoff: 0}                            | backoff must be from 1 to 100, found 0
          {backoff: .nan}                         | backoff must be a number, found .nan
          {backof: 2}                             | unknown key 'backof'; did you mean 'backoff'?
          {jitter: 0.2}                           | jitter must be a percentage such as 20%, found 0.2
          {jitter: 101%}                          | jitter must be from 0% to 100%, found 101%
          {maximumInterval: 1500ms}               | maximumInterval must be from 1s to 30d, in whole seconds, found 1s500ms
          {totalTimeout: 500ms}                   | totalTimeout must be from 1s to 30d, found 500ms
          {schedule: [31d]}                       | schedule[0] must be from 1ms to 30d, found 31d
          {schedule: [soon]}                      | schedule[0] must be a duration such as 500ms, 5s, 10m or 2h, found soon
          {schedule: [5s], backoff: 2}            | schedule already sets each delay; remove it or backoff
          {retryOn: [5x]}                         | retryOn must list statuses such as 429, 500-599 or 5xx, found '5x'
          {failOn: 600}                           | failOn must list statuses such as 429, 500-599 or 5xx, found '600'
          {failOn: [599-500]}                     | failOn must list statuses such as 429, 500-599 or 5xx, found '599-500'
          false                                   | retry must be a mapping with one of [maxAttempts, initialInterval, backoff, maximumInterval, jitter, totalTimeout, schedule, retryOn, failOn]; for a single attempt write maxAttempts: 1
          {maxAttempts: 2}, numRetries: 2         | numRetries and retry.maxAttempts are the same setting; remove one
          {maximumInterval: 2s}, maximumInterval: 2 | maximumInterval and retry.maximumInterval are the same setting; remove one
          """)
  void isRefusedWithTheReason(String retry, String message) {
    assertThat(problems(file(retry)))
        .extracting(ConfigProblem::message, ConfigProblem::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(message, 2));
  }

  @Test
  void isRefusedOnceIfAllWebhooksInheritIt() {
    assertThat(
            problems(
                "retry: {jitter: 200%}\nenabled: true\nconfig:\n  E:\n"
                    + "    - {name: a, url: 'http://a', finalResponse: true}\n"
                    + "    - {name: b, url: 'http://a'}"))
        .extracting(ConfigProblem::toString)
        .containsExactly("1:17: retry.jitter: jitter must be from 0% to 100%, found 200%");
  }

  @Test
  void anEventHasADeadline() {
    Config config =
        YamlConfig.read(
            "enabled: true\nconfig: {E: {deadline: 1m30s, webhooks: [{name: a, url: 'http://a',"
                + " finalResponse: true}]}, F: []}");

    assertThat(config.deadlines())
        .containsExactly(java.util.Map.entry(EVENT, Duration.ofSeconds(90)));
    assertThat(config.with(EventType.of("G")).deadlines()).isEqualTo(config.deadlines());
    assertThat(Config.empty().withDeadline(EVENT, Duration.ofSeconds(90)).deadlines())
        .isEqualTo(config.deadlines());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deadline: 30     | deadline must be a duration such as 500ms, 5s, 10m or 2h, found 30
          deadline: 500ms  | deadline must be from 1s to 30d, found 500ms
          deadlin: 5s      | unknown key 'deadlin'; did you mean 'deadline'?
          """)
  void aDeadlineIsRefusedWithTheReason(String deadline, String message) {
    assertThat(
            problems(
                "config:\n E:\n  %s\n  webhooks: [{name: a, url: 'http://a', finalResponse: true}]"
                    .formatted(deadline)))
        .extracting(ConfigProblem::message, ConfigProblem::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(message, 3));
  }

  @Test
  void aDeadlineIsRefusedWhereItHasNoEffect() {
    assertThat(
            problems(
                "config: {E: {deadline: 5s, webhooks: [{name: a, url: 'http://a', async: true}]}}"))
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "1:24: E.deadline: deadline of event 'E' has no effect, since its webhooks are all async;"
                + " set their retry.totalTimeout instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retries.md", "configuration.md"})
  void isWrittenAsDocumented(String page) throws IOException {
    String text = Files.readString(Path.of("..", "docs", page));
    int start =
        text.indexOf("```yaml", Math.max(0, text.indexOf("## Retries"))) + "```yaml".length();
    String block = text.substring(start, text.indexOf("```", start));
    String yaml = block.contains("config:") ? block : "enabled: true\nconfig:" + block;

    Config config = YamlConfig.parse(yaml).config();

    assertThat(ConfigRules.check(config, config.events())).isEmpty();
    assertThat(config.deadlines()).containsValue(Duration.ofSeconds(30));
    assertThat(config.config().values().iterator().next())
        .extracting(WebhookConfig::numRetries)
        .containsExactly(6, 8);
  }

  private static String file(String retry) {
    return "config: {E: [{name: a, url: 'http://a', finalResponse: true,\n retry: %s}]}"
        .formatted(retry);
  }

  private static WebhookConfig webhook(String retry) {
    return YamlConfig.read(file(retry)).config().get(EVENT).get(0);
  }

  private static List<ConfigProblem> problems(String yaml) {
    return ConfigCheck.of(yaml.getBytes(UTF_8)).problems();
  }
}
