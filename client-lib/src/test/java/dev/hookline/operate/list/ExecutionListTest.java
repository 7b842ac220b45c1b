package dev.hookline.operate.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.ScriptedFrontend;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionListTest {

  private static final ExecutionFilter TENTH =
      ExecutionFilter.all().with(filter -> filter.event("OnTenth"));

  @Test
  void iteratesOverAHundredThousandExecutionsPageByPage() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(100_000, true)) {
      Iterator<Execution> found = Executions.of(frontend.client()).iterate(ExecutionFilter.all());

      assertThat(found.next().id()).isEqualTo("OnTenth:0");
      assertThat(frontend.queries).hasSize(1);
      int count = 1;
      while (found.hasNext()) {
        found.next();
        count++;
      }

      assertThat(count).isEqualTo(100_000);
      assertThat(frontend.queries).hasSize(200);
    }
  }

  @Test
  void keepsOnePageInMemoryHoweverManyExecutionsThereAre() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(100_000, true)) {
      Iterator<Execution> found = Executions.of(frontend.client()).iterate(ExecutionFilter.all());

      int maxHeld = 0;
      for (int number = 1; found.hasNext(); number++) {
        found.next();
        if (number % 20_000 == 250) {
          maxHeld = Math.max(maxHeld, held(frontend));
        }
      }

      assertThat(frontend.pages).hasSize(200);
      assertThat(maxHeld).isEqualTo(1);
    }
  }

  private static int held(ScriptedFrontend frontend) {
    System.gc();
    return (int) frontend.pages.stream().filter(page -> page.get() != null).count();
  }

  @Test
  void retriesWhileTheServerIsBusy() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(3, true)) {
      frontend.busyFor = 2;

      ExecutionPage found = Executions.of(frontend.client()).list(ExecutionFilter.all(), 5, null);

      assertThat(found.executions()).hasSize(3);
      assertThat(frontend.queries).hasSize(3);
    }
  }

  @Test
  void continuesAfterAPage() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(25, true)) {
      Executions executions = Executions.of(frontend.client());
      ExecutionFilter filter = ExecutionFilter.all();

      ExecutionPage first = executions.list(filter, 10, null);
      ExecutionPage second = executions.list(filter, 10, first.nextPage());
      ExecutionPage third = executions.list(filter, 10, second.nextPage());

      assertThat(ids(first)).startsWith("OnTenth:0").hasSize(10);
      assertThat(ids(second)).startsWith("OnTenth:10").hasSize(10);
      assertThat(ids(third)).startsWith("OnTenth:20").hasSize(5);
      assertThat(third.nextPage()).isNull();
    }
  }

  @Test
  void findsTheSameExecutionsWithoutSearchAttributes() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(95, false)) {
      Executions executions = Executions.of(frontend.client());

      List<String> found = new ArrayList<>();
      String page = null;
      do {
        ExecutionPage next = executions.list(TENTH, 3, page);
        found.addAll(ids(next));
        page = next.nextPage();
      } while (page != null);

      assertThat(found)
          .containsExactly(
              "OnTenth:0",
              "OnTenth:10",
              "OnTenth:20",
              "OnTenth:30",
              "OnTenth:40",
              "OnTenth:50",
              "OnTenth:60",
              "OnTenth:70",
              "OnTenth:80",
              "OnTenth:90");
    }
  }

  @Test
  void findsAKeyThatTheServerCannotSearchFor() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(1_200, true)) {
      ExecutionFilter filter = ExecutionFilter.all().with(chosen -> chosen.key("1117"));

      ExecutionPage found = Executions.of(frontend.client()).list(filter, 5, null);

      assertThat(ids(found)).containsExactly("OnOther:1117");
      assertThat(found.nextPage()).isNull();
    }
  }

  @Test
  void translatesTheWholeFilterToAQuery() {
    ExecutionFilter filter =
        ExecutionFilter.all()
            .with(
                chosen ->
                    chosen
                        .statuses(List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT))
                        .kinds(List.of(ExecutionKind.DELIVERY))
                        .event("It's")
                        .failureCode("timeout")
                        .webhook("mail")
                        .query("TaskQueue = 'q' OR TaskQueue = 'r'"));

    assertThat(VisibilityQuery.of(filter, true))
        .isEqualTo(
            "WorkflowType IN ('DeliverWebhook') AND ExecutionStatus IN ('Failed', 'TimedOut')"
                + " AND HooklineEvent = 'It\\'s'"
                + " AND (HooklineFailureCode = 'timeout'"
                + " OR (HooklineFailureCode IS NULL AND ExecutionStatus = 'Failed'))"
                + " AND (HooklineFailedWebhook = 'mail'"
                + " OR (HooklineFailedWebhook IS NULL AND ExecutionStatus = 'Failed'))"
                + " AND (TaskQueue = 'q' OR TaskQueue = 'r')");
  }

  @Test
  void rejectsAnInvalidPage() throws Exception {
    try (ScriptedFrontend frontend = ScriptedFrontend.of(1, true)) {
      Executions executions = Executions.of(frontend.client());

      assertThatThrownBy(() -> executions.list(ExecutionFilter.all(), 1, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "page must be the nextPage of an earlier list with the same filter, found 'x'");
    }
  }

  private static List<String> ids(ExecutionPage page) {
    return page.executions().stream().map(Execution::id).toList();
  }
}
