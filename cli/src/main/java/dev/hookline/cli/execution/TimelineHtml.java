package dev.hookline.cli.execution;

import dev.hookline.cli.html.Html;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.show.Timeline;
import dev.hookline.operate.show.Timeline.Bar;
import dev.hookline.operate.show.Timeline.Kind;
import dev.hookline.operate.show.Timeline.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The timeline of an execution as HTML; positions are percentages of its duration. */
final class TimelineHtml {

  /** How many characters of axis labels fit next to each other. */
  private static final int AXIS_CHARS = 110;

  private static final int NARROW_STEP = 3;
  private static final int NARROW_END = 85;

  private final Timeline timeline;
  private final long millis;
  private final List<TimeAxis.Tick> ticks;

  TimelineHtml(Timeline timeline) {
    this.timeline = timeline;
    millis = Math.max(1, Duration.between(timeline.from(), timeline.to()).toMillis());
    ticks = new TimeAxis(millis, AXIS_CHARS).ticks();
  }

  Html axis() {
    List<Html> labels = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i++) {
      TimeAxis.Tick tick = ticks.get(i);
      if (tick.at() * 100 <= millis * 96) {
        labels.add(
            Html.of(
                "<span%s style=\"left:%s%%\">%s</span>",
                new Html(isForNarrow(i) ? "" : " class=\"wide\""),
                percent(tick.at()),
                tick.label()));
      }
    }
    return Html.join(labels);
  }

  /** A phone has room for every third label, and none at the end. */
  private boolean isForNarrow(int tick) {
    return tick % NARROW_STEP == 0 && ticks.get(tick).at() * 100 <= millis * NARROW_END;
  }

  Html rows() {
    return Html.join(timeline.rows().stream().map(this::row).toList());
  }

  Html legend() {
    Set<Kind> used = EnumSet.noneOf(Kind.class);
    timeline.rows().forEach(row -> row.bars().forEach(bar -> used.add(bar.kind())));
    return Html.join(
        used.stream()
            .map(
                kind ->
                    Html.of(
                        "<li><i class=\"bar %s\"></i>%s</li>",
                        kind.code(), TimelineSymbol.of(kind).meaning()))
            .toList());
  }

  private Html row(Row row) {
    List<Html> parts = new ArrayList<>();
    for (TimeAxis.Tick tick : ticks) {
      parts.add(Html.of("<i class=\"grid\" style=\"left:%s%%\"></i>", percent(tick.at())));
    }
    row.bars().forEach(bar -> parts.add(bar(bar)));
    return Html.of(
        "<span class=\"name\">%s</span><span class=\"state\">%s</span><div class=\"track\">%s</div>",
        row.webhook(), WebhookHtml.badge(row.state()), Html.join(parts));
  }

  private Html bar(Bar bar) {
    return Html.of(
        "<i class=\"bar %s\" style=\"left:%s%%;width:%s%%\" title=\"%s\"></i>",
        bar.kind().code(),
        percent(since(bar.from())),
        percent(since(bar.to()) - since(bar.from())),
        title(bar));
  }

  private static String title(Bar bar) {
    Attempt attempt = bar.attempt();
    String length = DurationText.of(Duration.between(bar.from(), bar.to()));
    if (attempt == null) {
      return TimelineSymbol.of(bar.kind()).meaning() + ", " + length;
    }
    String how = attempt.code() == null ? "" : ", " + attempt.code();
    return "attempt %d: %s%s%s, %s"
        .formatted(
            attempt.attempt(),
            attempt.outcome().code(),
            attempt.status() == null ? "" : " " + attempt.status(),
            how,
            length);
  }

  private long since(Instant time) {
    return Math.max(0, Math.min(millis, Duration.between(timeline.from(), time).toMillis()));
  }

  private String percent(long at) {
    return String.format(Locale.ROOT, "%.3f", 100.0 * at / millis);
  }
}
