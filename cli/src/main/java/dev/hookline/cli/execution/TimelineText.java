package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Screen;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.show.Timeline;
import dev.hookline.operate.show.Timeline.Bar;
import dev.hookline.operate.show.Timeline.Kind;
import dev.hookline.operate.show.Timeline.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The timeline of an execution in the terminal. */
final class TimelineText {

  private static final int MAX_NAME = 24;

  private final Timeline timeline;
  private final Screen screen;
  private final int nameWidth;
  private final int stateWidth;
  private final int barWidth;
  private final long millis;

  TimelineText(Timeline timeline, Screen screen) {
    this.timeline = timeline;
    this.screen = screen;
    nameWidth =
        Math.min(
            Math.min(MAX_NAME, screen.width() / 3),
            timeline.rows().stream().mapToInt(row -> row.webhook().length()).max().orElse(1));
    stateWidth = timeline.rows().stream().mapToInt(row -> state(row).length()).max().orElse(0);
    barWidth = screen.width() - nameWidth - stateWidth - 4;
    millis = Math.max(1, Duration.between(timeline.from(), timeline.to()).toMillis());
  }

  String text() {
    List<String> lines = new ArrayList<>();
    String margin = " ".repeat(nameWidth + stateWidth + 4);
    lines.add((margin + new TimeAxis(millis, barWidth).text()).stripTrailing());
    Set<Kind> used = EnumSet.noneOf(Kind.class);
    for (Row row : timeline.rows()) {
      row.bars().forEach(bar -> used.add(bar.kind()));
      String name = Printable.line(row.webhook(), nameWidth);
      lines.add(
          "%s%s  %s%s  %s"
              .formatted(
                  name,
                  " ".repeat(nameWidth - name.length()),
                  state(row),
                  " ".repeat(stateWidth - state(row).length()),
                  bars(row))
              .stripTrailing());
    }
    if (!used.isEmpty()) {
      lines.add("");
      lines.add(
          used.stream()
              .map(kind -> painted(kind, symbol(kind)) + " " + TimelineSymbol.of(kind).meaning())
              .collect(Collectors.joining("  ")));
    }
    return String.join("\n", lines);
  }

  private static String state(Row row) {
    String what = row.state().code().replace('_', ' ');
    return row.attempts() > 1 ? what + " " + row.attempts() : what;
  }

  private String bars(Row row) {
    Kind[] cells = new Kind[barWidth];
    for (boolean isAttempt : new boolean[] {false, true}) {
      for (Bar bar : row.bars()) {
        if (TimelineSymbol.of(bar.kind()).isAttempt() == isAttempt) {
          paint(cells, bar);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (int from = 0; from < cells.length; from = end) {
      end = from + 1;
      while (end < cells.length && cells[end] == cells[from]) {
        end++;
      }
      text.append(
          cells[from] == null
              ? " ".repeat(end - from)
              : painted(cells[from], symbol(cells[from]).repeat(end - from)));
    }
    return text.toString().stripTrailing();
  }

  /** An attempt takes at least one cell, however short it was. */
  private void paint(Kind[] cells, Bar bar) {
    int from = Math.min(cell(bar.from()), cells.length - 1);
    int to = Math.max(from + 1, cell(bar.to()));
    for (int cell = from; cell < Math.min(to, cells.length); cell++) {
      cells[cell] = bar.kind();
    }
  }

  private int cell(Instant time) {
    long at = Duration.between(timeline.from(), time).toMillis();
    return (int) Math.max(0, Math.min(barWidth, at * barWidth / millis));
  }

  private String symbol(Kind kind) {
    TimelineSymbol symbol = TimelineSymbol.of(kind);
    return screen.hasBlocks() ? symbol.block() : symbol.ascii();
  }

  private String painted(Kind kind, String text) {
    return screen.hasColour()
        ? "\u001B[%dm%s\u001B[0m".formatted(TimelineSymbol.of(kind).colour(), text)
        : text;
  }

  /** Returns the line above the timeline. */
  static String title(ExecutionDetail detail, Timeline timeline) {
    return "%s  %s  %s"
        .formatted(
            Printable.of(detail.execution().id()),
            detail.execution().status().code(),
            duration(detail.execution(), timeline));
  }

  /** Returns its duration so far; its async deliveries may end later. */
  static String duration(Execution execution, Timeline timeline) {
    Instant end = execution.closedAt() == null ? timeline.to() : execution.closedAt();
    String own = DurationText.of(Duration.between(execution.startedAt(), end));
    String all = DurationText.of(Duration.between(timeline.from(), timeline.to()));
    return all.equals(own) ? own : "%s, with deliveries %s".formatted(own, all);
  }
}
