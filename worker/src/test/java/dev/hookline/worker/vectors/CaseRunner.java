package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs cases on one kind of manager, several at a time, and compares them with what they say. */
record CaseRunner(String kind, CaseRun.Managers managers, Deviations deviations) {

  private static final int THREADS = 16;
  private static final int LIMIT_SECONDS = 540;

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
                ? Verdict.compared(
                    cases.get(i).path("id").asText(),
                    Recorded.lines(cases.get(i)),
                    List.of("did not end"))
                : ended.get(i).get());
      }
      return verdicts;
    } finally {
      pool.shutdownNow();
    }
  }

  private Verdict run(JsonNode recorded) throws InterruptedException {
    String id = recorded.path("id").asText();
    List<String> problems = CaseFormat.problems(recorded);
    Optional<String> skipped = Rules.skipped(kind, recorded);
    if (skipped.isPresent()) {
      return Verdict.skipped(id, skipped.get()).notUnderstood(problems);
    }
    List<String> seen;
    try (CaseRun run = new CaseRun(recorded)) {
      seen = run.run(managers);
    } catch (RuntimeException e) {
      seen = List.of("threw " + e);
    }
    return Verdict.compared(id, deviations.entry(kind, id), Recorded.lines(recorded), seen)
        .notUnderstood(problems);
  }
}
