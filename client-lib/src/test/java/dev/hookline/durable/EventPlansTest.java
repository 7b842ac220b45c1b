package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPlansTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final WebhookConfig LABELS =
      WebhookConfig.builder("labels", "http://labels.internal").finalResponse(true).build();
  private static final WebhookConfig MAIL =
      WebhookConfig.builder("mail", "http://mail.internal").async(true).build();
  private static final InvokeOptions CALL =
      InvokeOptions.defaults().withEventDeadline(Duration.ofSeconds(9));

  @Test
  void haveTheDeadlineOfTheCall() {
    Config config = Config.empty().with(EVENT, LABELS, MAIL);

    assertThat(plans(config).of(EVENT, CALL).deadline()).isEqualTo(9_000);
    assertThat(plans(config.withDeadline(EVENT, Duration.ofSeconds(7))).of(EVENT, CALL).deadline())
        .isEqualTo(9_000);
    assertThat(plans(config).of(EVENT, InvokeOptions.defaults()).deadline()).isNull();
  }

  @Test
  void haveNoDeadlineWithoutSyncWebhooks() {
    EventPlans plans = plans(Config.empty().with(EVENT, MAIL));

    assertThat(plans.of(EVENT, CALL)).isEqualTo(plans.of(EVENT));
  }

  @Test
  void haveTheExpiryOfTheCallOrElseOfTheConfiguration() {
    Config config =
        Config.empty().with(EVENT, LABELS, MAIL).withDeliverBefore(EVENT, Duration.ofHours(2));
    InvokeOptions none = InvokeOptions.defaults();
    InvokeOptions own = none.withDeliverBefore(Duration.ofHours(1));
    InvokeOptions delayed = none.withDelay(Duration.ofDays(1));

    assertThat(plans(config).of(EVENT, none).deliverBefore()).isEqualTo(millisAfter(2));
    assertThat(plans(config).of(EVENT, own).deliverBefore()).isEqualTo(millisAfter(1));
    assertThat(plans(config).of(EVENT, delayed).deliverBefore()).isEqualTo(millisAfter(26));
    assertThat(plans(config).of(EVENT, delayed).startAt()).isEqualTo(millisAfter(24));
    assertThat(plans(config.with(EVENT, LABELS)).of(EVENT, none).deliverBefore()).isNull();
  }

  @Test
  void failFastIfTheCallOrElseTheConfigurationSaysSo() {
    Config waiting = Config.empty().with(EVENT, LABELS, MAIL);
    Config fast = waiting.withFailFast(EVENT);
    InvokeOptions none = InvokeOptions.defaults();

    assertThat(plans(waiting).of(EVENT, none).failFast()).isNull();
    assertThat(plans(waiting).of(EVENT, none.withFailFast()).failFast()).isTrue();
    assertThat(plans(fast).of(EVENT, none).failFast()).isTrue();
    assertThat(plans(fast).of(EVENT, none.withFailFast(false)).failFast()).isNull();
    assertThat(plans(fast.with(EVENT, MAIL)).of(EVENT, none).failFast()).isNull();
  }

  private static long millisAfter(int hours) {
    return NOW.plus(Duration.ofHours(hours)).toEpochMilli();
  }

  private static EventPlans plans(Config config) {
    return new EventPlans(config, List.of(EVENT), null, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
