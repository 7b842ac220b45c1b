package dev.hookline.worker.vectors;

import dev.hookline.DurableWebhookManager;
import dev.hookline.EventType;
import dev.hookline.WebhookManager;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A context of Go that is cancelled some time after a request: Hookline's cancellation of the
 * execution, which the durable manager has.
 */
final class CancelOn {

  private static final Pattern CONTEXT =
      Pattern.compile("cancel-on (?:req|resp) (.+)#(\\d+) \\+(\\d+)");

  private final Matcher context;
  private final WebhookManager manager;
  private final EventType event;
  private final String key;

  CancelOn(String context, WebhookManager manager, EventType event, String key) {
    this.context = CONTEXT.matcher(context);
    this.manager = manager;
    this.event = event;
    this.key = key;
  }

  static boolean isIn(String context) {
    return CONTEXT.matcher(context).matches();
  }

  void arrived(Request request) {
    if (context.matches()
        && request.name().equals(context.group(1))
        && request.number() == Integer.parseInt(context.group(2))
        && manager instanceof DurableWebhookManager durable) {
      CompletableFuture.delayedExecutor(Long.parseLong(context.group(3)), TimeUnit.MILLISECONDS)
          .execute(() -> durable.cancel(event, key));
    }
  }
}
