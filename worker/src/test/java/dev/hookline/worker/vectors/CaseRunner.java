package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs cases on one kind of manager, several at a time, and compares the outcomes with the recorded
 * ones. Some give a cancellation a hundred milliseconds to overtake a retry or a response, which
 * may fail on a busy machine: a case that loses this race is re-run alone.
 */
final class CaseRunner implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int LIMIT_SECONDS = 540;
  private static final int RACES = 5;

  private final String kind;
  private final CaseRun.Managers managers;
  private final Deviations deviations;

  /** Closed at the very end: an execution that its caller gave up keeps calling its servers. */
  private final Queue<CaseRun> startedRuns = new ConcurrentLinkedQueue<>();

  CaseRunner(String kind, CaseRun.Managers managers, Deviations deviations) {
    this.kind = kind;
    this.managers = managers;
    this.deviations = deviations;
  }

  List<Verdict> run(List<JsonNode> cases) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Verdict>> runs = new ArrayList<>();
      for (JsonNode recorded : cases) {
        runs.add(() -> run(recorded));
      }
      List<Future<Verdict>> ended = pool.invokeAll(runs, LIMIT_SECONDS, TimeUnit.SECONDS);
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < ended.size(); i++) {
        verdicts.add(
            ended.get(i).isCancelled()
                ? unended(cases.get(i))
                : settled(cases.get(i), ended.get(i)));
      }
      return verdicts;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Verdict unended(JsonNode recorded) {
    return Verdict.compared(
        recorded.path("id").asText(), Recorded.lines(recorded), List.of("did not end"));
  }

  private Verdict settled(JsonNode recorded, Future<Verdict> first) throws Exception {
    Verdict verdict = first.get();
    for (int race = 1; race <= RACES && verdict.isLost() && Rules.isRace(recorded); race++) {
      verdict = run(recorded).inRun(race + 1);
    }
    return verdict;
  }

  private Verdict run(JsonNode recorded) throws InterruptedException {
    String id = recorded.path("id").asText();
    List<String> problems = CaseFormat.problems(recorded);
    Optional<String> skipped = Rules.skipped(kind, recorded);
    if (skipped.isPresent()) {
      return Verdict.skipped(id, skipped.get()).notUnderstood(problems);
    }
    List<String> seen;
    try {
      CaseRun run = new CaseRun(recorded);
      startedRuns.add(run);
      seen = run.run(managers);
    } catch (RuntimeException e) {
      seen = List.of("threw " + e);
    }
    return Verdict.compared(id, deviations.entry(kind, id), Recorded.lines(recorded), seen)
        .notUnderstood(problems);
  }

  /** Releases the ports, which other cases may reuse; all callers have ended before. */
  @Override
  public void close() {
    startedRuns.forEach(CaseRun::close);
  }
}
