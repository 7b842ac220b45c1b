package dev.hookline.verification.chaos.plan;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.OrderingConfig;
import dev.hookline.config.WebhookConfig;
import java.util.List;
import java.util.Optional;

/**
 * A kind of event: the webhooks under its name in the configuration.
 *
 * @param ordered whether its events run one after the other, together with those of all ordered
 *     kinds that have their key
 */
public record EventKind(String name, List<PlannedWebhook> webhooks, boolean ordered) {

  private static final OrderingConfig ORDER = OrderingConfig.by("/order").withGroup("chaos");

  /** Copies the list. */
  public EventKind {
    webhooks = List.copyOf(webhooks);
  }

  public List<PlannedWebhook> sync() {
    return webhooks.stream().filter(webhook -> !webhook.async()).toList();
  }

  public List<PlannedWebhook> async() {
    return webhooks.stream().filter(PlannedWebhook::async).toList();
  }

  /** Returns its webhook of a name; empty if it has none. */
  public Optional<PlannedWebhook> webhook(String wanted) {
    return webhooks.stream().filter(webhook -> webhook.name().equals(wanted)).findFirst();
  }

  /** Returns whether an event of this kind succeeds without faults. */
  public boolean succeeds() {
    return sync().stream().allMatch(PlannedWebhook::succeeds);
  }

  Config addTo(Config config, int port) {
    Config next =
        config.with(
            EventType.of(name),
            webhooks.stream()
                .map(webhook -> webhook.config(name, port))
                .toArray(WebhookConfig[]::new));
    return ordered ? next.withOrdering(EventType.of(name), ORDER) : next;
  }
}
