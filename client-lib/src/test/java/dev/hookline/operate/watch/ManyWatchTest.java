package dev.hookline.operate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.ScriptedRuns;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.watch.ExecutionChange.Change;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyWatchTest {

  @Test
  void tellsOfEachFailedAttemptOnceThoughTheNextWebhookHasTheNumberOfTheOneBefore()
      throws Exception {
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

  private static List<String> failedIn(ExecutionWatch watch) {
    return watch.poll().stream()
        .filter(change -> change.change() == Change.WEBHOOK)
        .map(change -> change.webhook() + " " + change.attempt())
        .toList();
  }
}
