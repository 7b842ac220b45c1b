package dev.hookline.operate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.ScriptedRuns;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.watch.ExecutionChange.Change;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterWatchTest {

  @Test
  void reportsEachFailedAttemptOnceEvenIfAttemptNumbersRepeatAcrossWebhooks() throws Exception {
    try (ScriptedRuns server = new ScriptedRuns(1)) {
      ExecutionWatch watch =
          ExecutionWatch.of(server.client(), ExecutionFilter.all(), Clock.systemUTC());

      List<String> first = failedIn(watch);
      List<String> again = failedIn(watch);
      server.activityId = "2";
      List<String> next = failedIn(watch);
      server.attempt = 3;
      List<String> later = failedIn(watch);

      assertThat(first).containsExactly("w1 2");
      assertThat(again).isEmpty();
      assertThat(next).containsExactly("w2 2");
      assertThat(later).containsExactly("w2 3");
    }
  }

  @Test
  void reportsThatAnAttemptIsPausedAndResumed() throws Exception {
    try (ScriptedRuns server = new ScriptedRuns(1)) {
      ExecutionWatch watch =
          ExecutionWatch.of(server.client(), ExecutionFilter.all(), Clock.systemUTC());
      watch.poll();
      server.isPaused = true;
      List<ExecutionChange> paused = watch.poll();
      List<ExecutionChange> again = watch.poll();
      server.isPaused = false;
      List<ExecutionChange> resumed = watch.poll();

      assertThat(paused)
          .singleElement()
          .satisfies(change -> assertThat(change.pending()).isEqualTo(Pending.PAUSED))
          .satisfies(change -> assertThat(change.nextAttemptAt()).isNull());
      assertThat(again).isEmpty();
      assertThat(resumed)
          .singleElement()
          .satisfies(change -> assertThat(change.pending()).isEqualTo(Pending.WAITING));
    }
  }

  private static List<String> failedIn(ExecutionWatch watch) {
    return watch.poll().stream()
        .filter(change -> change.change() == Change.WEBHOOK)
        .map(change -> change.webhook() + " " + change.attempt())
        .toList();
  }
}
