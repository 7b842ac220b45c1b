package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose alerts are misconfigured does not start. */
class AlertEnvironmentTest {

  @TempDir private Path folder;

  @Test
  void readsFileAndTimes() throws Exception {
    Path file = write("webhook.failing");
    AlertSettings read =
        new AlertEnvironment(
                Map.of("HOOKLINE_ALERTS_FILE", file.toString(), "HOOKLINE_ALERT_FAILURES", "3")
                    ::get)
            .read();

    assertThat(read.webhooks().events()).containsExactly(AlertSettings.EVENTS.get(0));
    assertThat(read.failures()).isEqualTo(3);
    assertThat(read.failingAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(read.times().exhaustedEvery()).isZero();
    assertThat(new AlertEnvironment(name -> null).read()).isEqualTo(AlertSettings.none());
  }

  @Test
  void countsWebhooksThatFailForGoodOnlyIfSomebodyIsAlerted() throws Exception {
    String file = write("webhook.exhausted").toString();

    assertThat(
            new AlertEnvironment(Map.of("HOOKLINE_ALERTS_FILE", file)::get)
                .read()
                .times()
                .exhaustedEvery())
        .isEqualTo(3_600_000);
  }

  @Test
  void refusesAnEventThatIsNoAlert() throws Exception {
    String file = write("webhook.falling").toString();

    assertThatThrownBy(() -> new AlertEnvironment(Map.of("HOOKLINE_ALERTS_FILE", file)::get).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HOOKLINE_ALERTS_FILE: ")
        .hasMessageContaining("found 'webhook.falling'");
  }

  @Test
  void refusesAMissingFileAndANumberThatIsNone() {
    assertThatThrownBy(
            () -> new AlertEnvironment(Map.of("HOOKLINE_ALERTS_FILE", "/no/such")::get).read())
        .hasMessage(
            "HOOKLINE_ALERTS_FILE: file /no/such cannot be read; name a file with the webhooks of alerts");
    assertThatThrownBy(
            () -> new AlertEnvironment(Map.of("HOOKLINE_ALERT_FAILURES", "0")::get).read())
        .hasMessage("HOOKLINE_ALERT_FAILURES must be a whole number from 1 to 1000000, found '0'");
  }

  private Path write(String event) throws Exception {
    return Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        enabled: true
        config:
          %s:
            - {name: oncall, url: 'https://alerts.example.com/', async: true}
        """
            .formatted(event));
  }
}
