package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The promise about events with one ordering key, by the first request of each sync webhook. */
final class Turns {

  static final String TURN = "events of one key run in the order of acceptance";

  private Turns() {}

  static void check(List<Case> cases, List<Violation> violations) {
    Collection<List<Case>> keys =
        cases.stream()
            .filter(one -> one.kind().ordered())
            .collect(
                Collectors.groupingBy(
                    one -> one.event().order(), TreeMap::new, Collectors.toList()))
            .values();
    keys.forEach(one -> checkKey(one, violations));
  }

  private static void checkKey(List<Case> cases, List<Violation> violations) {
    List<Turn> turns =
        cases.stream()
            .flatMap(Turn::of)
            .sorted(Comparator.comparingLong(Turn::begin))
            .collect(Collectors.toCollection(ArrayList::new));
    for (int later = 1; later < turns.size(); later++) {
      for (Turn earlier : turns.subList(0, later)) {
        check(earlier, turns.get(later), violations);
      }
    }
  }

  private static void check(Turn first, Turn second, List<Violation> violations) {
    if (second.begin() < first.end()) {
      violations.add(violation(second, "ran before %s had ended", first));
    } else if (second.accepted() < first.called()) {
      violations.add(violation(second, "was accepted before %s was sent, and ran after it", first));
    }
  }

  private static Violation violation(Turn turn, String text, Turn other) {
    return new Violation(TURN, turn.execution(), "it " + text.formatted(other.execution()));
  }

  /**
   * The time in which an event ran, in microseconds since 1970. Requests that a fault delayed do
   * not count: those after their response was recorded, those of an event that was cancelled, and
   * those that a receiver read after the event had ended.
   *
   * @param accepted when a caller learned that it is recorded
   * @param called when the first caller sent it
   */
  private record Turn(String execution, long accepted, long called, long begin, long end) {

    static Stream<Turn> of(Case one) {
      LongSummaryStatistics requests =
          one.kind().sync().stream()
              .flatMap(webhook -> one.arrivals(webhook.name()).stream().limit(1))
              .mapToLong(Arrival::at)
              .summaryStatistics();
      boolean failed = one.run().filter(run -> run.is(RecordedRun.FAILED)).isPresent();
      boolean completed = one.run().filter(run -> run.is(RecordedRun.COMPLETED)).isPresent();
      if (requests.getCount() == 0 || !(failed || completed)) {
        return Stream.empty();
      }
      long ended = one.run().map(RecordedRun::endedAt).orElse(RecordedRun.NEVER);
      long recorded =
          one.kind().sync().stream()
              .map(PlannedWebhook::name)
              .flatMap(webhook -> one.response(webhook).stream())
              .mapToLong(RecordedResponse::at)
              .max()
              .orElse(0);
      return Stream.of(
          new Turn(
              one.execution(),
              first(one, CallerLine::isAcceptance).min().orElse(Long.MAX_VALUE),
              first(one, line -> line.what() == What.CALLED).min().orElse(0),
              Math.min(ended, requests.getMin()),
              Math.min(ended, Math.max(recorded, failed ? requests.getMax() : requests.getMin()))));
    }

    private static LongStream first(Case one, Predicate<CallerLine> chosen) {
      return one.lines().stream().filter(chosen).mapToLong(CallerLine::at);
    }
  }
}
