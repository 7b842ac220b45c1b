package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPlansTest {

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

  private static EventPlans plans(Config config) {
    return new EventPlans(config, List.of(EVENT), null, Clock.systemUTC());
  }
}
