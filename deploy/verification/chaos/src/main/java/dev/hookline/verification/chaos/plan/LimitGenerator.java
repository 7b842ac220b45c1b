package dev.hookline.verification.chaos.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates the endpoints with limits and those that fail for long, the webhooks that call them,
 * and the events that strain them: bursts beyond a rate, and events during failures.
 */
final class LimitGenerator {

  private static final String BURST = "Burst";
  private static final String FALTERING = "Faltering";
  private static final String HOPELESS = "Hopeless";

  /** Two bursts have more requests than a rate allows in ten seconds. */
  private static final int BURST_SECONDS = 7;

  private static final int PAIR_MILLIS = 200;

  /** Enough for one worker to see an endpoint fail. */
  private static final int WEBHOOKS = 4;

  /** More attempts than a period of failures has time for. */
  private static final int FALTERING_RETRIES = 20;

  /** Webhooks of ordinary kinds at each of the endpoints with limits. */
  private static final int SPREAD = 2;

  private static final int TIMEOUT_SECONDS = 5;

  private final Random random;
  private final int callers;
  private final PlannedEndpoint rated;
  private final PlannedEndpoint faltering;
  private final PlannedEndpoint hopeless = PlannedEndpoint.unlimited("hopeless.test");
  private final String falters;

  LimitGenerator(long seed, int callers) {
    this.random = new Random(seed + 3);
    this.callers = callers;
    this.rated = new PlannedEndpoint("rated.test", 5 + random.nextInt(2), 0, 0);
    this.faltering =
        new PlannedEndpoint("faltering.test", 0, 3 + random.nextInt(3), 1 + random.nextInt(2));
    this.falters = PlannedResponse.falters(3_000 + random.nextInt(2_000)).toString();
  }

  /**
   * Returns the kinds, some webhooks of which now call the endpoints with limits. Ordered kinds are
   * left out, since an event that waits holds up its whole key, and so are the certain malicious
   * responses.
   */
  List<EventKind> spread(List<EventKind> kinds) {
    List<Integer> chosen = new ArrayList<>();
    for (int number = 0; number < kinds.size(); number++) {
      if (!kinds.get(number).ordered() && number % KindGenerator.MALICIOUS != 0) {
        chosen.add(number);
      }
    }
    Collections.shuffle(chosen, random);
    List<EventKind> changed = new ArrayList<>(kinds);
    for (int number : chosen.subList(0, SPREAD)) {
      changed.set(number, withOneAt(rated, kinds.get(number)));
    }
    for (int number : chosen.subList(SPREAD, 2 * SPREAD)) {
      changed.set(number, withOneAt(faltering, kinds.get(number)));
    }
    return changed;
  }

  private EventKind withOneAt(PlannedEndpoint endpoint, EventKind kind) {
    List<PlannedWebhook> webhooks = new ArrayList<>(kind.webhooks());
    int index = random.nextInt(webhooks.size());
    PlannedWebhook moved = webhooks.get(index).at(endpoint);
    webhooks.set(
        index, endpoint.equals(faltering) ? moved.responding(FALTERING_RETRIES, falters) : moved);
    return new EventKind(kind.name(), webhooks, kind.ordered());
  }

  /** Returns the kinds whose only webhooks are async ones at these endpoints. */
  List<EventKind> kinds() {
    return List.of(
        kind(BURST, rated, BURST_SECONDS * rated.ratePerSecond(), 3, "200"),
        kind(FALTERING, faltering, WEBHOOKS, FALTERING_RETRIES, falters),
        kind(HOPELESS, hopeless, WEBHOOKS, WEBHOOKS, "500"));
  }

  private static EventKind kind(
      String name, PlannedEndpoint endpoint, int webhooks, int retries, String script) {
    return new EventKind(
        name,
        IntStream.range(0, webhooks)
            .mapToObj(
                index ->
                    new PlannedWebhook(
                        "a" + index, true, "", false, retries, TIMEOUT_SECONDS, script, endpoint))
            .toList(),
        false);
  }

  /** Adds events of these kinds to a phase. */
  Phase into(Phase phase) {
    List<PlannedEvent> events = new ArrayList<>(phase.events());
    long end = events.get(events.size() - 1).atMillis() + 1;
    if (phase.isCalm()) {
      add(events, phase, BURST, pairs(List.of(0L)));
      add(events, phase, FALTERING, times(1_000, end));
      add(events, phase, HOPELESS, times(4_000, end));
    } else {
      // none late in the storm, since restarted workers make few calls for a while
      add(events, phase, BURST, pairs(times(30_000, end / 2)));
      add(events, phase, FALTERING, times(6_000, end));
      add(events, phase, HOPELESS, times(20_000, end));
    }
    events.sort(Comparator.comparingLong(PlannedEvent::atMillis));
    return new Phase(phase.name(), events);
  }

  private List<Long> times(int stepMillis, long end) {
    List<Long> times = new ArrayList<>();
    for (long at = random.nextInt((int) Math.min(500, end)); at < end; at += stepMillis) {
      times.add(at);
    }
    return times;
  }

  private static List<Long> pairs(List<Long> times) {
    return times.stream().flatMap(at -> Stream.of(at, at + PAIR_MILLIS)).toList();
  }

  private void add(List<PlannedEvent> events, Phase phase, String kind, List<Long> times) {
    for (int number = 0; number < times.size(); number++) {
      events.add(
          new PlannedEvent(
              "%s-%s-%d".formatted(phase.name(), kind.toLowerCase(Locale.ROOT), number),
              kind,
              times.get(number),
              List.of(new PlannedCall(random.nextInt(callers), PlannedCall.Way.INVOKE)),
              0,
              0,
              ""));
    }
  }
}
