package dev.hookline.operate.show;

import dev.hookline.operate.Attempt;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.show.Timeline.Bar;
import dev.hookline.operate.show.Timeline.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out one webhook over time. */
final class TimelineRow {

  private final WebhookState webhook;
  private final Instant now;
  private final List<Bar> bars = new ArrayList<>();
  private @Nullable Instant at;

  TimelineRow(WebhookState webhook, Instant now) {
    this.webhook = webhook;
    this.now = now;
    this.at = webhook.calledAt();
  }

  Timeline.Row row() {
    if (webhook.state() == State.REUSED) {
      add(webhook.endedAt() == null ? now : webhook.endedAt(), Kind.REUSED, null);
    } else {
      int expected = 1;
      for (Attempt attempt : webhook.attemptLog()) {
        add(attempt.startedAt(), attempt.attempt() == expected ? Kind.WAITING : Kind.UNKNOWN, null);
        add(attempt.endedAt(now), kind(attempt), attempt);
        expected = attempt.attempt() + 1;
      }
      if (webhook.state() == State.PENDING) {
        add(now, isUnknown(expected) ? Kind.UNKNOWN : Kind.WAITING, null);
      } else if (webhook.endedAt() != null && isUnknown(expected)) {
        add(webhook.endedAt(), Kind.UNKNOWN, null);
      }
    }
    return new Timeline.Row(
        webhook.name(), webhook.async(), webhook.state(), webhook.attempts(), bars);
  }

  private boolean isUnknown(int attempt) {
    return webhook.missingAttempts().stream()
        .anyMatch(gap -> gap.first() <= attempt && attempt <= gap.last());
  }

  /**
   * Clocks of servers and workers differ slightly: a bar never begins before the end of the
   * previous one.
   */
  private void add(Instant to, Kind kind, @Nullable Attempt attempt) {
    Instant from = attempt == null && at != null ? at : attempt == null ? to : attempt.startedAt();
    from = at != null && from.isBefore(at) ? at : from;
    Instant end = to.isBefore(from) ? from : to;
    if (attempt != null || kind == Kind.REUSED || end.isAfter(from)) {
      bars.add(new Bar(from, end, kind, attempt));
    }
    at = end;
  }

  private static Kind kind(Attempt attempt) {
    return switch (attempt.outcome()) {
      case SUCCEEDED -> Kind.SUCCEEDED;
      case FAILED -> Kind.FAILED;
      case LOST -> Kind.LOST;
      case CANCELLED -> Kind.CANCELLED;
      case RUNNING -> Kind.RUNNING;
    };
  }
}
