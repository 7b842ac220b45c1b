package dev.hookline.cli.stats;

import dev.hookline.cli.output.Printable;
import dev.hookline.operate.stats.WebhookStatistics;
import java.util.List;

/**
 * The labels of webhooks: name, and event if there are several, each in its own column. If that is
 * too wide, all events are shortened to the same width, then all names.
 *
 * @param event columns of an event; 0 if there is only one event
 * @param name columns of a name
 */
record Labels(int event, int name) {

  private static final int MIN_EVENT = 8;

  /** The narrowest labels. */
  static final int MIN = 12;

  static Labels of(List<WebhookStatistics> webhooks, int max) {
    int name = longest(webhooks.stream().map(WebhookStatistics::webhook).toList(), "WEBHOOK");
    if (webhooks.stream().map(WebhookStatistics::event).distinct().count() < 2) {
      return new Labels(0, Math.min(name, max));
    }
    int event = longest(webhooks.stream().map(WebhookStatistics::event).toList(), "EVENT");
    int left = max - 1;
    int shortEvent = Math.min(event, Math.max(MIN_EVENT, left - name));
    return new Labels(shortEvent, Math.max(1, Math.min(name, left - shortEvent)));
  }

  /** Returns the widest labels that make a difference. */
  static int widest(List<WebhookStatistics> webhooks) {
    return of(webhooks, Integer.MAX_VALUE / 2).width();
  }

  String of(WebhookStatistics webhook) {
    return text(webhook.event(), webhook.webhook());
  }

  String head() {
    return text("EVENT", "WEBHOOK");
  }

  int width() {
    return event == 0 ? name : event + 1 + name;
  }

  private String text(String eventText, String nameText) {
    String last = Printable.line(nameText, name);
    if (event == 0) {
      return last;
    }
    String first = Printable.line(eventText, event);
    return first + " ".repeat(event - first.length() + 1) + last;
  }

  private static int longest(List<String> texts, String head) {
    return texts.stream()
        .mapToInt(text -> Printable.line(text, Integer.MAX_VALUE / 2).length())
        .reduce(head.length(), Math::max);
  }
}
