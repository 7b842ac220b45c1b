package dev.hookline.operate.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Plan recorded =
      plan(
          webhook("labels"),
          webhook("billing").useDataFrom("labels"),
          webhook("audit").useDataFrom("billing").finalResponse(true));

  @Test
  void usesTheCorrectedWebhooks() {
    Plan corrected =
        plan(
            webhook("labels"),
            webhook("billing").useDataFrom("labels"),
            WebhookConfig.builder("audit", "http://new.example/audit").finalResponse(true));

    Plan next = correct(corrected, "labels", "billing");

    assertThat(next.webhooks())
        .extracting(WebhookCall::url)
        .containsExactly(
            "http://old.example/labels", "http://old.example/billing", "http://new.example/audit");
  }

  @Test
  void acceptsANewWebhookAfterThoseThatSucceeded() {
    Plan corrected =
        plan(
            webhook("labels"),
            webhook("billing").useDataFrom("labels"),
            webhook("check"),
            webhook("audit").finalResponse(true));

    assertThat(correct(corrected, "labels", "billing").webhooks()).hasSize(4);
  }

  @Test
  void dropsAWebhookThatSucceededAndIsNotNeeded() {
    Plan corrected =
        plan(webhook("billing"), webhook("audit").useDataFrom("billing").finalResponse(true));

    assertThat(correct(corrected, "labels", "billing").webhooks())
        .extracting(WebhookCall::name)
        .containsExactly("billing", "audit");
  }

  @Test
  void rejectsAMissingWebhookWhoseResponseIsNeeded() {
    Plan corrected = plan(webhook("labels"), webhook("audit").finalResponse(true));

    assertRefused(
        corrected,
        "webhook 'billing' succeeded and its response is needed, but the configuration lacks it");
  }

  @Test
  void rejectsASuccessfulWebhookAfterAnUncalledOne() {
    Plan corrected =
        plan(
            webhook("labels"),
            webhook("check"),
            webhook("billing").useDataFrom("labels"),
            webhook("audit").useDataFrom("billing").finalResponse(true));

    assertRefused(
        corrected,
        "webhook 'billing' succeeded but now comes after 'check', which has not been called yet");
  }

  @Test
  void rejectsASuccessfulWebhookThatIsNowAsync() {
    Plan corrected =
        plan(
            webhook("billing"),
            webhook("audit").useDataFrom("billing").finalResponse(true),
            webhook("labels").async(true));

    assertRefused(
        corrected, "webhook 'labels' succeeded and is async now, so it would be called again");
  }

  @Test
  void rejectsAnEventThatTheConfigurationLacks() {
    Plan other = Plan.of(EventType.of("OnOther"), null, List.of());

    assertRefused(other, "the configuration has no event 'OnProjectCreated'");
  }

  private Plan correct(Plan corrected, String... succeeded) {
    return new Correction(List.of(corrected), "OnProjectCreated:7")
        .of(recorded, List.of(succeeded));
  }

  private void assertRefused(Plan corrected, String reason) {
    assertThatThrownBy(() -> correct(corrected, "labels", "billing"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PLAN_MISMATCH))
        .hasMessage(
            "execution OnProjectCreated:7 cannot be replayed with this configuration: " + reason);
  }

  private static Plan plan(WebhookConfigBuilder... webhooks) {
    return Plan.of(
        EVENT, null, List.of(webhooks).stream().map(WebhookConfigBuilder::build).toList());
  }

  private static WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, "http://old.example/" + name);
  }
}
