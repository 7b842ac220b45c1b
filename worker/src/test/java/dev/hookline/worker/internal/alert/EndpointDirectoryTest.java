package dev.hookline.worker.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EndpointConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.worker.internal.call.EndpointHold;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which endpoints a worker may call, by what it has read. */
class EndpointDirectoryTest {

  private static final WebhookCall PLAIN = webhook(null);
  private static final WebhookCall NAMED = webhook(EndpointConfig.named("Billing team"));

  private long nanos;
  private final EndpointDirectory directory = new EndpointDirectory(() -> nanos);

  @Test
  void nothingIsCalledBeforeTheDisabledEndpointsAreKnown() {
    assertThat(directory.hold(PLAIN)).contains(new EndpointHold("billing:443", false));
    directory.replace(EndpointStates.none());

    assertThat(directory.hold(PLAIN)).isEmpty();
  }

  @Test
  void aServerThatNeverTellsStopsNothingForGood() {
    nanos = EndpointDirectory.GRACE.toNanos() - 1;
    assertThat(directory.hold(PLAIN)).isPresent();
    assertThat(directory.isGivenUp()).isFalse();
    nanos++;

    assertThat(directory.hold(PLAIN)).isEmpty();
    assertThat(directory.isGivenUp()).isTrue();
  }

  @Test
  void whatWasReadOnceHoldsForAnyTime() {
    directory.replace(disabled("billing:443"));
    nanos = Duration.ofDays(1).toNanos();

    assertThat(directory.hold(PLAIN)).contains(new EndpointHold("billing:443", true));
  }

  @Test
  void aNameDisablesTheWebhooksThatHaveIt() {
    directory.replace(disabled("Billing team"));

    assertThat(directory.hold(NAMED)).contains(new EndpointHold("Billing team", true));
    assertThat(directory.hold(PLAIN)).isEmpty();
  }

  @Test
  void hostAndPortDisableAlsoTheWebhooksWithAName() {
    directory.replace(disabled("billing:443", "other:443"));

    assertThat(directory.hold(NAMED)).contains(new EndpointHold("billing:443", true));
  }

  @Test
  void aSingleWordDisablesAlsoTheWebhooksOfThatHost() {
    directory.replace(disabled("billing"));

    assertThat(directory.hold(PLAIN)).contains(new EndpointHold("billing", true));
    assertThat(directory.hold(NAMED)).contains(new EndpointHold("billing", true));
    directory.replace(disabled("bill"));
    assertThat(directory.hold(PLAIN)).isEmpty();
  }

  private static WebhookCall webhook(EndpointConfig endpoint) {
    return WebhookCall.of(
        WebhookConfig.builder("billing", "https://Billing/v1").endpoint(endpoint).build());
  }

  private static EndpointStates disabled(String... endpoints) {
    return new EndpointStates(
        Arrays.stream(endpoints)
            .map(EndpointState::of)
            .map(state -> state.withDisabled(new EndpointState.Disabled(1, null, null)))
            .toList());
  }
}
