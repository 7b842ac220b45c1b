package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An endpoint that hangs leaves room for the others. */
class EndpointSlotsTest {

  private final EndpointSlots slots = new EndpointSlots(300);

  @Test
  void oneThatHangsHoldsTwoThirds() {
    assertThat(takeAll("hangs")).isEqualTo(200);
    assertThat(slots.take("other")).isPresent();
  }

  @Test
  void twoThatHangHoldTwoFifthsEach() {
    for (int i = 0; i < 300; i++) {
      slots.take("hangs");
      slots.take("hangs too");
    }

    assertThat(slots.held("hangs")).isEqualTo(120);
    assertThat(slots.held("hangs too")).isEqualTo(120);
    assertThat(slots.take("other")).isPresent();
  }

  @Test
  void anEndpointWithoutACallAlwaysGetsOne() {
    for (int i = 0; i < 300; i++) {
      assertThat(slots.take("host-" + i)).isPresent();
    }

    assertThat(slots.take("another")).isPresent();
    assertThat(slots.take("another")).isEmpty();
  }

  @Test
  void aSlotThatIsReleasedIsTakenAgain() {
    takeAll("a");
    Optional<EndpointSlots.Slot> other = slots.take("b");
    assertThat(slots.take("a")).isEmpty();

    other.orElseThrow().close();

    assertThat(slots.held("b")).isZero();
    assertThat(takeAll("b")).isEqualTo(67);
  }

  @Test
  void countsWhateverTheOrderOfTakingAndReleasing() {
    Random random = new Random(7);
    List<EndpointSlots.Slot> held = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(3) > 0) {
        slots.take("host-" + random.nextInt(5)).ifPresent(held::add);
      } else if (!held.isEmpty()) {
        held.remove(random.nextInt(held.size())).close();
      }
      assertThat(held.size()).isLessThanOrEqualTo(300);
    }
    held.forEach(EndpointSlots.Slot::close);

    assertThat(takeAll("hangs")).isEqualTo(200);
  }

  @Test
  void theCallsOfOneHolderShareASlot() {
    List<EndpointSlots.Slot> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      calls.add(slots.take("a", "run").orElseThrow());
      calls.add(slots.take("b", "run").orElseThrow());
    }
    assertThat(slots.held("a")).isEqualTo(1);
    assertThat(takeAll("hangs")).isEqualTo(200);

    calls.forEach(EndpointSlots.Slot::close);

    assertThat(slots.held("a")).isZero();
    assertThat(takeAll("other")).isEqualTo(67); // 66 without the slot that was released
  }

  private int takeAll(String endpoint) {
    int taken = 0;
    while (slots.take(endpoint).isPresent()) {
      taken++;
    }
    return taken;
  }
}
