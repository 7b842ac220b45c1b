package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.verification.chaos.plan.AlertPlan;
import org.junit.jupiter.api.Test;

/** Alerts about one endpoint. */
class AlertsTest {

  private final Records records = new Records();

  @Test
  void allowsAlternatingStatesAndCounts() {
    records.alert("msg_1", Alert.FAILING, 10);
    records.alert("msg_2", Alert.EXHAUSTED, 11, "\"webhooks\":1");
    records.alert("msg_3", Alert.EXHAUSTED, 13, "\"webhooks\":7");
    records.alert("msg_4", Alert.RECOVERED, 20);
    records.alert("msg_5", Alert.FAILING, 30);

    assertThat(records.violationsOf(Alerts.ONCE)).isEmpty();
    assertThat(records.violationsOf(Alerts.DISCREET)).isEmpty();
  }

  @Test
  void ignoresTheOrderInWhichTheyArrive() {
    records.alert("msg_2", Alert.RECOVERED, 20);
    records.alert("msg_1", Alert.FAILING, 10);

    assertThat(records.violationsOf(Alerts.ONCE)).isEmpty();
  }

  @Test
  void allowsARepeatedRequestWithTheSameId() {
    records.alert("msg_1", Alert.FAILING, 10);
    records.alert("msg_1", Alert.FAILING, 10);

    assertThat(records.violationsOf(Alerts.ONCE)).isEmpty();
  }

  @Test
  void findsAChangeThatIsSentWithTwoIds() {
    records.alert("msg_1", Alert.EXHAUSTED, 10, "\"webhooks\":1");
    records.alert("msg_2", Alert.EXHAUSTED, 10, "\"webhooks\":1");

    assertThat(records.violationsOf(Alerts.ONCE))
        .containsExactly(
            "webhook.exhausted of rated.test:80 at 10000000: it was sent as msg_1 and as msg_2");
  }

  @Test
  void findsAnIdWithTwoContents() {
    records.alert("msg_1", Alert.FAILING, 10);
    records.alert("msg_1", Alert.RECOVERED, 20);

    assertThat(records.violationsOf(Alerts.ONCE)).hasSize(1).first().asString().contains("before");
  }

  @Test
  void findsAnEndpointThatFailsTwiceInARow() {
    records.alert("msg_1", Alert.FAILING, 10);
    records.alert("msg_2", Alert.FAILING, 20);

    assertThat(records.violationsOf(Alerts.ONCE))
        .containsExactly(
            "webhook.failing of rated.test:80 at 20000000: the alert before it was webhook.failing too");
  }

  @Test
  void findsAnEndpointThatRecoversWithoutHavingFailed() {
    records.alert("msg_1", Alert.RECOVERED, 10);

    assertThat(records.violationsOf(Alerts.ONCE)).hasSize(1);
  }

  @Test
  void findsASecretAUrlAndAPayload() {
    records.alert("msg_1", Alert.FAILING, 10, "\"header\":\"" + AlertPlan.SECRET + "\"");
    records.alert("msg_2", Alert.RECOVERED, 20, "\"url\":\"http://h/?script=200\"");
    records.alert("msg_3", Alert.FAILING, 30, "\"n\":12345678901234567890");

    assertThat(records.violationsOf(Alerts.DISCREET)).hasSize(3);
  }
}
