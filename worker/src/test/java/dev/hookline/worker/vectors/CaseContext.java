package dev.hookline.worker.vectors;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.WebhookManager;
import dev.hookline.config.EventType;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hookline's equivalent of a Go context: its deadline is the call's deadline, and cancelling it
 * cancels the execution, which the durable manager supports.
 */
final class CaseContext {

  private static final Pattern CANCEL_ON =
      Pattern.compile("cancel-on (req|resp) (.+)#(\\d+) \\+(\\d+)");
  private static final String DEADLINE = "deadline-ms:";

  private final String context;
  private final WebhookManager manager;
  private final EventType event;
  private final String key = UUID.randomUUID().toString();
  private final List<String> problems = new CopyOnWriteArrayList<>();

  CaseContext(String context, WebhookManager manager, EventType event) {
    this.context = context;
    this.manager = manager;
    this.event = event;
  }

  static boolean endsCall(String context) {
    return CANCEL_ON.matcher(context).matches();
  }

  InvokeOptions options() {
    if (context.startsWith(DEADLINE)) {
      long millis = Long.parseLong(context.substring(DEADLINE.length()));
      return InvokeOptions.key(key).withDeadline(Duration.ofMillis(millis));
    }
    if (context.equals("expired-before")) {
      return InvokeOptions.key(key).withDeadline(Duration.ofNanos(1));
    }
    return context.equals("nil") ? InvokeOptions.defaults() : InvokeOptions.key(key);
  }

  void arrived(Request request) {
    cancelOn("req", request);
  }

  void responded(Request request) {
    cancelOn("resp", request);
  }

  void returned() {
    if (context.equals("cancel-on-return")) {
      cancel();
    }
  }

  /** Cancels the event, as a callback or the caller's code would. */
  void cancel() {
    if (manager instanceof DurableWebhookManager durable) {
      try {
        durable.cancel(event, key);
      } catch (RuntimeException e) {
        problems.add("; cancel threw " + e);
      }
    }
  }

  /** Returns errors from cancelling, which no case expects. */
  String problems() {
    return String.join("", problems);
  }

  private void cancelOn(String when, Request request) {
    Matcher on = CANCEL_ON.matcher(context);
    if (on.matches()
        && on.group(1).equals(when)
        && on.group(2).equals(request.name())
        && Integer.parseInt(on.group(3)) == request.number()) {
      CompletableFuture.delayedExecutor(Long.parseLong(on.group(4)), TimeUnit.MILLISECONDS)
          .execute(this::cancel);
    }
  }
}
