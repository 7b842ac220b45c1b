package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedTextTest {

  private static final String KEY = "${env:HOOKLINE_SECRET_A}";

  @Test
  void namesTheSignedWebhooksAndNoKey() {
    Plan plan =
        Plan.of(
            EventType.of("E"),
            null,
            List.of(
                webhook("labels", SigningConfig.of(KEY)),
                webhook("billing", null),
                webhook(
                    "mail",
                    SigningConfig.of(KEY, "whsec_literal")
                        .withLegacy(LegacySignature.of(KEY, "X-Acme-Signature")))));

    assertThat(SignedText.of(plan))
        .contains("labels (1 key), mail (2 keys, also as X-Acme-Signature)");
    assertThat(SignedText.isSigned(plan, "labels")).isTrue();
    assertThat(SignedText.isSigned(plan, "billing")).isFalse();
  }

  @Test
  void isEmptyIfNothingIsSigned() {
    Plan plan = Plan.of(EventType.of("E"), null, List.of(webhook("billing", null)));

    assertThat(SignedText.of(plan)).isEmpty();
    assertThat(SignedText.isSigned(null, "billing")).isFalse();
  }

  private static WebhookConfig webhook(String name, SigningConfig signing) {
    return WebhookConfig.builder(name, "http://a/").signing(signing).build();
  }
}
