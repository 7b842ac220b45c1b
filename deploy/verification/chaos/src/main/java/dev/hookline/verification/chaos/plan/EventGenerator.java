package dev.hookline.verification.chaos.plan;

import dev.hookline.verification.chaos.plan.PlannedCall.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates events: their kinds, concurrent calls with the same key, cancellations. */
final class EventGenerator {

  private static final int MAX_CANCEL_MILLIS = 3_000;

  /** More than a client sends before it could get a response. */
  private static final int PADDING = 60_000;

  /** This many events in a row have the same ordering key, so that they are queued. */
  private static final int BURST = 12;

  private static final int ORDERS = 12;

  private static final List<Way> WAYS = List.of(Way.INVOKE, Way.ASYNC, Way.START);

  private final Random random;
  private final List<EventKind> kinds;
  private final Sizes sizes;

  EventGenerator(long seed, List<EventKind> kinds, Sizes sizes) {
    this.random = new Random(seed + 1);
    this.kinds = kinds;
    this.sizes = sizes;
  }

  Phase phase(String name, int count, double rate) {
    List<PlannedEvent> events = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      events.add(
          event(
              name + "-" + number,
              (long) (number * 1_000 / rate),
              "order-" + number / BURST % ORDERS));
    }
    return new Phase(name, events);
  }

  private PlannedEvent event(String key, long atMillis, String order) {
    List<PlannedCall> calls = new ArrayList<>();
    int drawn = random.nextInt(10);
    int count = drawn < 7 ? 1 : drawn < 9 ? 2 : 4;
    for (int number = 0; number < count; number++) {
      calls.add(
          new PlannedCall(random.nextInt(sizes.callers()), WAYS.get(random.nextInt(WAYS.size()))));
    }
    int cancel = random.nextInt(12) == 0 ? 1 + random.nextInt(MAX_CANCEL_MILLIS) : 0;
    int padding = random.nextInt(8) == 0 ? PADDING : 0;
    return new PlannedEvent(
        key,
        kinds.get(random.nextInt(kinds.size())).name(),
        atMillis,
        calls,
        cancel,
        padding,
        order);
  }
}
