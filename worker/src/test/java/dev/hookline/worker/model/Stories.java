package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws stories; a broken rule is shrunk to few webhooks with short scripts. */
final class Stories {

  private static final int MAX_WEBHOOKS = 6;
  private static final int MAX_LOST = 13;
  private static final int MAX_REPLAYS = 2;
  private static final int MAX_BEFORE_CANCEL = 5;
  private static final double CANCELLED_NEVER = 0.75;

  private record Draft(
      boolean async,
      int useDataFrom,
      int numRetries,
      int maximumInterval,
      boolean regular,
      List<Step> script) {}

  private Stories() {}

  static Arbitrary<Story> any() {
    return Combinators.combine(
            drafts().list().ofMaxSize(MAX_WEBHOOKS),
            Arbitraries.integers().between(0, MAX_WEBHOOKS),
            Arbitraries.of("{}", "", "[1,  2]", "\"é\""),
            Arbitraries.integers().between(0, 9).set().ofMaxSize(2),
            Combinators.combine(
                    Arbitraries.integers().between(0, MAX_BEFORE_CANCEL),
                    Arbitraries.of(0, 1, 50, 150, 1_000))
                .as(Cancel::new)
                .injectNull(CANCELLED_NEVER),
            Arbitraries.of(Replay.class).list().ofMaxSize(MAX_REPLAYS))
        .as(
            (drafts, last, payload, lost, cancel, replays) ->
                new Story(hooks(drafts, last), payload, lost, cancel, replays));
  }

  private static Arbitrary<Draft> drafts() {
    return Combinators.combine(
            Arbitraries.of(false, true),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(1, 5, 60, 200),
            Arbitraries.of(false, true),
            scripts())
        .as(Draft::new);
  }

  private static Arbitrary<List<Step>> scripts() {
    Arbitrary<Step> steps =
        Arbitraries.frequency(
            Tuple.of(4, Step.OK),
            Tuple.of(1, Step.OK_EMPTY),
            Tuple.of(3, Step.ERROR),
            Tuple.of(1, Step.BAD_REQUEST),
            Tuple.of(2, Step.BUSY),
            Tuple.of(1, Step.GONE),
            Tuple.of(1, Step.NOT_JSON),
            Tuple.of(1, Step.TOO_LARGE),
            Tuple.of(1, Step.MOVED),
            Tuple.of(2, Step.RESET),
            Tuple.of(1, Step.LOST_BEFORE),
            Tuple.of(2, Step.LOST_AFTER));
    Arbitrary<List<Step>> lost =
        Combinators.combine(
                steps.list().ofMaxSize(3),
                Arbitraries.integers()
                    .between(1, MAX_LOST)
                    .map(count -> Collections.nCopies(count, Step.LOST_AFTER)))
            .as(Stories::joined);
    return Arbitraries.frequencyOf(Tuple.of(19, steps.list().ofMaxSize(4)), Tuple.of(1, lost));
  }

  private static List<Step> joined(List<Step> first, List<Step> second) {
    List<Step> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Each draft becomes a webhook that the rules of a configuration accept. */
  private static List<Hook> hooks(List<Draft> drafts, int last) {
    long sync = drafts.stream().filter(draft -> !draft.async()).count();
    List<String> earlier = new ArrayList<>();
    List<Hook> hooks = new ArrayList<>();
    for (Draft draft : drafts) {
      String name = "w" + hooks.size();
      int from = draft.useDataFrom();
      hooks.add(
          new Hook(
              name,
              draft.async(),
              draft.async() || from == 0 || from > earlier.size()
                  ? null
                  : earlier.get(earlier.size() - from),
              !draft.async() && earlier.size() == last % sync,
              draft.numRetries(),
              draft.maximumInterval(),
              draft.regular(),
              draft.script()));
      if (!draft.async()) {
        earlier.add(name);
      }
    }
    return hooks;
  }
}
