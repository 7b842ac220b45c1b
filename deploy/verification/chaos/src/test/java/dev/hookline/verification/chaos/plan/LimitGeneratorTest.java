package dev.hookline.verification.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LimitGeneratorTest {

  private static final String OWN = "Burst|Faltering|Hopeless";

  @Test
  void everySeedHasEventsOfTheirOwnAndWebhooksOfOthersAtEndpointsWithLimits() {
    for (long seed = 0; seed < 50; seed++) {
      RunPlan plan = plan(seed, 1);

      assertThat(plan.calm().events().stream().map(PlannedEvent::kind))
          .as("seed %d", seed)
          .contains("Burst", "Faltering", "Hopeless");
      assertThat(spread(plan)).containsOnly(Map.entry(true, 2L), Map.entry(false, 2L));
    }
  }

  @Test
  void everyPhaseHasMoreRequestsAtOnceThanARateAllowsInTenSeconds() {
    for (long seed = 0; seed < 50; seed++) {
      RunPlan plan = plan(seed, 1);
      EventKind burst = plan.kind("Burst");
      int allowed = burst.webhooks().get(0).endpoint().ratePerSecond() * 11;

      for (Phase phase : plan.phases()) {
        long bursts = phase.events().stream().filter(event -> event.kind().equals("Burst")).count();
        assertThat(bursts * burst.webhooks().size()).isGreaterThan(allowed);
      }
    }
  }

  @Test
  void theEventsOfAPhaseAreInOrder() {
    RunPlan plan = plan(7, 60);

    for (Phase phase : plan.phases()) {
      assertThat(phase.events().stream().map(PlannedEvent::atMillis).toList()).isSorted();
      assertThat(phase.events().stream().map(PlannedEvent::key).toList()).doesNotHaveDuplicates();
    }
    assertThat(plan.config().events()).hasSize(plan.kinds().size());
  }

  private static RunPlan plan(long seed, int seconds) {
    return RunPlan.of(seed, Sizes.of(seconds, false), 80, List.of());
  }

  /** Returns the numbers of ordinary kinds' webhooks at limited endpoints: with a rate, without. */
  private static Map<Boolean, Long> spread(RunPlan plan) {
    return plan.kinds().stream()
        .filter(kind -> !kind.name().matches(OWN))
        .flatMap(kind -> kind.webhooks().stream())
        .map(PlannedWebhook::endpoint)
        .filter(PlannedEndpoint::isLimited)
        .collect(
            Collectors.groupingBy(endpoint -> endpoint.ratePerSecond() > 0, Collectors.counting()));
  }
}
