package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.output.Screen;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.show.Timeline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTextTest {

  private static final Timeline TIMELINE =
      Timeline.of(SampleExecutions.detail("{}"), SampleExecutions.START.plusSeconds(20));

  @Test
  void drawsEveryAttemptAndTheGapsBetweenThemInEightyColumns() {
    assertThat(drawn(new Screen(80, false, true)))
        .isEqualTo(
            """
                                  |0            |5s            |10s          |15s
            labels   reused       ◆
            billing  succeeded 4  ▒▒▒▒▒▒·····▒▒▒▒▒▒▒???????????????????█████
            audit    pending 2                                              ▒···············
            mail     not called

            █ succeeded  ▒ failed  ◆ reused  · waiting  ? not in the log""");
  }

  @Test
  void usesTheWholeWidthOfAWideTerminal() {
    String[] lines = drawn(new Screen(200, false, true)).split("\n", -1);

    assertThat(lines[0]).contains("|2s  ").contains("|18s");
    assertThat(lines[3]).hasSize(200).contains("▒▒▒▒····");
  }

  @Test
  void drawsWithoutBlocksIfTheTerminalHasNone() {
    assertThat(drawn(new Screen(60, false, false)))
        .isEqualTo(
            """
                                  |0                 |10s
            labels   reused       =
            billing  succeeded 4  xxx....xxxxx????????????###
            audit    pending 2                               x..........
            mail     not called

            # succeeded  x failed  = reused  . waiting  ? not in the log""");
  }

  @Test
  void namesTheSameDurationAsThePage() {
    Instant closed = SampleExecutions.START.plusMillis(1_234);
    Execution ended =
        new Execution(
            "OnProjectCreated:p7",
            "run-3",
            ExecutionKind.EVENT,
            "OnProjectCreated",
            ExecutionStatus.SUCCEEDED,
            SampleExecutions.START,
            closed,
            null,
            null);
    ExecutionDetail open = SampleExecutions.detail("{}");
    ExecutionDetail detail =
        new ExecutionDetail(
            ended, open.plan(), null, open.payload(), open.webhooks(), List.of(), null, null, null);
    Timeline timeline = Timeline.of(detail, SampleExecutions.START.plusSeconds(20));

    assertThat(TimelineText.title(detail, timeline))
        .isEqualTo("OnProjectCreated:p7  succeeded  1.2s, with deliveries 20s");
    assertThat(ExecutionHtml.of(detail, SampleExecutions.START.plusSeconds(20)))
        .contains("<b>Took</b><span class=\"num\">1.2s, with deliveries 20s</span>");
  }

  @Test
  void colours() {
    assertThat(drawn(new Screen(80, true, true)))
        .contains("\u001B[31m▒▒▒▒▒▒\u001B[0m\u001B[90m·····\u001B[0m");
  }

  @Test
  void putsRoundTimesOnTheAxis() {
    assertThat(new TimeAxis(3_600_000, 60).text())
        .isEqualTo("|0        |10m      |20m      |30m      |40m      |50m");
    assertThat(new TimeAxis(35, 60).text())
        .isEqualTo("|0               |10ms            |20ms            |30ms");
    assertThat(new TimeAxis(1, 60).text()).isEqualTo("|0");
    assertThat(new TimeAxis(40L * 86_400_000, 60).text())
        .isEqualTo(
            "|0"
                + " ".repeat(8)
                + "|7d"
                + " ".repeat(8)
                + "|14d"
                + " ".repeat(6)
                + "|21d"
                + " ".repeat(7)
                + "|28d"
                + " ".repeat(6)
                + "|35d");
  }

  private static String drawn(Screen screen) {
    return new TimelineText(TIMELINE, screen).text();
  }
}
